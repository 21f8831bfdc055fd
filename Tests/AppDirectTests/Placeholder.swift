import AppDirect

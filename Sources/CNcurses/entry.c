#include "entry.h"

// Compiled from this source by `tic -x -o db ferry.ti`, then `base64 -w 96 db/f/ferry-direct`.
// Colours below 0x1000000 are red, green and blue; those above are numbers in the 256-colour palette.
// The semicolon form is the one that every terminal reads; the colon form of xterm-direct is misread by some.
//
// ferry-direct|24-bit colours written with semicolons and indexed ones above them,
//     ccc@, initc@, initp@, oc@, rep@, op=\E[39;49m, RGB,
//     colors#0x1000100, pairs#0x7FFF,
//     setab=\E[4%?%p1%{16777216}%<%t8;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%e8;5;%p1%{16777216}%-%d%;m,
//     setaf=\E[3%?%p1%{16777216}%<%t8;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%e8;5;%p1%{16777216}%-%d%;m,
//     use=xterm-256color,
const char ferry_direct_entry[] =
    "b64:"
    "HgJQACYADwCdATYGZmVycnktZGlyZWN0fDI0LWJpdCBjb2xvdXJzIHdyaXR0ZW4gd2l0aCBzZW1pY29sb25zIGFuZCBpbmRl"
    "eGVkIG9uZXMgYWJvdmUgdGhlbQAAAQAAAQAAAAEAAAAAAQEAAAAAAAAAAQAAAQAAAQAAAAAAAAAAAVAAAAAIAAAAGAAAAP//"
    "//////////////////////////////////////////////////8AAQAB/38AAAAABAAGAAgAGQAeACYAKgAuAP//OQBKAEwA"
    "UABXAP//WQBmAP//agBuAHgAfAD/////gACEAIkAjgD//6AApQCqAP//rwC0ALkAvgDHAMsA0gD//+QA6QDvAPUA////////"
    "BwH///////8ZAf//HQH///////8fAf//JAH//////////ygBLAEyATYBOgE+AUQBSgFQAVYBXAFgAf//ZQH//2kBbgFzAXcB"
    "fgH//4UBiQGRAf////////////////////////////+ZAaIBqwH//64BtwHAAckB0gHbAeQB7QH2Af8B////////CAIMAhEC"
    "/v8WAh8C/////zECNAI/AkICRAJHAqQC//+nAv//////////qQKtArECtQK5Av////+9Av//8gL/////9gL8Av//////////"
    "//8CA/////////////8GAwoD//////////////////////////////////////////////////////////////////8OA///"
    "//8VA///////////HAMjAyoD/////zED//84A////////z8D/////////////0YDTANSA1kDYANnA24DdgN+A4YDjgOWA54D"
    "pgOuA7UDvAPDA8oD0gPaA+ID6gPyA/oDAgQKBBEEGAQfBCYELgQ2BD4ERgROBFYEXgRmBG0EdAR7BIIEigSSBJoEogSqBLIE"
    "ugTCBMkE0ATXBNwE///////////////////////////////////////////////////////////jBO4E8wQGBQoF/v/+//7/"
    "//////////////////////////8TBf///////////////////////xgF////////////////////////////////////////"
    "/////////////x4FLwX/////////////////////////////QQX///////9FBa8F//////////////////8ZBv//////////"
    "////////////////////////////////////////////////////////////////////////////////////////////////"
    "/////zAGMwYbW1oABwANABtbJWklcDElZDslcDIlZHIAG1szZwAbW0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAx"
    "JWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbPzEybBtbPzI1aAAbW0MAG1tBABtbPzEyOzI1aAAbW1AAG1tNABsoMAAbWzVt"
    "ABtbMW0AG1s/MTA0OWgbWzIyOzA7MHQAG1sybQAbWzRoABtbOG0AG1s3bQAbWzdtABtbNG0AG1slcDElZFgAGyhCABsoQhtb"
    "bQAbWz8xMDQ5bBtbMjM7MDswdAAbWzRsABtbMjdtABtbMjRtABtbPzVoJDwxMDAvPhtbPzVsABtbIXAbWz8zOzRsG1s0bBs+"
    "ABtbTAB/ABtbM34AG09CABtPUAAbWzIxfgAbT1EAG09SABtPUwAbWzE1fgAbWzE3fgAbWzE4fgAbWzE5fgAbWzIwfgAbT0gA"
    "G1syfgAbT0QAG1s2fgAbWzV+ABtPQwAbWzE7MkIAG1sxOzJBABtPQQAbWz8xbBs+ABtbPzFoGz0AG1s/MTAzNGwAG1s/MTAz"
    "NGgAG0UAG1slcDElZFAAG1slcDElZE0AG1slcDElZEIAG1slcDElZEAAG1slcDElZFMAG1slcDElZEwAG1slcDElZEQAG1sl"
    "cDElZEMAG1slcDElZFQAG1slcDElZEEAG1tpABtbNGkAG1s1aQAbYxtdMTA0BwAbWyFwG1s/Mzs0bBtbNGwbPgAbOAAbWyVp"
    "JXAxJWRkABs3AAoAG00AJT8lcDkldBsoMCVlGyhCJTsbWzAlPyVwNiV0OzElOyU/JXA1JXQ7MiU7JT8lcDIldDs0JTslPyVw"
    "MSVwMyV8JXQ7NyU7JT8lcDQldDs1JTslPyVwNyV0OzglO20AG0gACQAbT3cAG095ABtPdQAbT3EAG09zAGBgYWFmZmdnaWlq"
    "amtrbGxtbW5ub29wcHFxcnJzc3R0dXV2dnd3eHh5eXp6e3t8fH19fn4AG1taABtbPzdoABtbPzdsABtPRQAbT0YAG09NABtb"
    "MzsyfgAbWzE7MkYAG1sxOzJIABtbMjsyfgAbWzE7MkQAG1s2OzJ+ABtbNTsyfgAbWzE7MkMAG1syM34AG1syNH4AG1sxOzJQ"
    "ABtbMTsyUQAbWzE7MlIAG1sxOzJTABtbMTU7Mn4AG1sxNzsyfgAbWzE4OzJ+ABtbMTk7Mn4AG1syMDsyfgAbWzIxOzJ+ABtb"
    "MjM7Mn4AG1syNDsyfgAbWzE7NVAAG1sxOzVRABtbMTs1UgAbWzE7NVMAG1sxNTs1fgAbWzE3OzV+ABtbMTg7NX4AG1sxOTs1"
    "fgAbWzIwOzV+ABtbMjE7NX4AG1syMzs1fgAbWzI0OzV+ABtbMTs2UAAbWzE7NlEAG1sxOzZSABtbMTs2UwAbWzE1OzZ+ABtb"
    "MTc7Nn4AG1sxODs2fgAbWzE5OzZ+ABtbMjA7Nn4AG1syMTs2fgAbWzIzOzZ+ABtbMjQ7Nn4AG1sxOzNQABtbMTszUQAbWzE7"
    "M1IAG1sxOzNTABtbMTU7M34AG1sxNzszfgAbWzE4OzN+ABtbMTk7M34AG1syMDszfgAbWzIxOzN+ABtbMjM7M34AG1syNDsz"
    "fgAbWzE7NFAAG1sxOzRRABtbMTs0UgAbWzFLABtbPzY5bAAbWyVpJWQ7JWRSABtbNm4AG1s/JVs7MDEyMzQ1Njc4OV1jABtb"
    "YwAbWzM5OzQ5bQAbWzNtABtbMjNtABtbPzY5aBtbJWklcDElZHMAG1s/NjloG1slaTslcDElZHMAG1s8ABtbMyU/JXAxJXsx"
    "Njc3NzIxNn0lPCV0ODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCVlODs1"
    "OyVwMSV7MTY3NzcyMTZ9JS0lZCU7bQAbWzQlPyVwMSV7MTY3NzcyMTZ9JTwldDg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsy"
    "NTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlZTg7NTslcDElezE2Nzc3MjE2fSUtJWQlO20AG1s/NjloG1slaSVwMSVk"
    "OyVwMiVkcwAbbAAbbQADAAAATgCfANwDAQEBAAAACQASABkAJQAqADwAQwBKAFAAWgB6AIEAiACPAJYAnQCkAKsAsgC5AMAA"
    "xwDOANUA3ADjAOoA8QD4AP8ABgENARQBGwEiASkBMAE3AT4BRQFMAVMBWgFhAWgBbwF2AX0BhAGLAZIBmQGgAacBrgG1AbwB"
    "wwHKAdEB2AHfAeYB6gHuAfIB9gH6Af4BAgIGAgoCDgISAhYCHAIhAgAAAwAHAAoADQAQABMAFgAZABwAHwAiACUAKAArADAA"
    "NQA6AD8ARABIAE0AUgBXAFwAYQBnAG0AcwB5AH8AhQCLAJEAlwCdAKIApwCsALEAtgC8AMIAyADOANQA2gDgAOYA7ADyAPgA"
    "/gAEAQoBEAEWARwBIgEoAS4BMgE3ATwBQQFGAUsBTwFTAVcBWwFfAWUBawFxAXcBfQGDAYkBjgGTARtbPzIwMDRsABtbPzIw"
    "MDRoABtdMTEyBwAbXTEyOyVwMSVzBwAbWzNKABtdNTI7JXAxJXM7JXAyJXMHABtbMjAxfgAbWzIwMH4AG1syIHEAG1slcDEl"
    "ZCBxABtbPzEwMDY7MTAwMCU/JXAxJXsxfSU9JXRoJWVsJTsAG1szOzN+ABtbMzs0fgAbWzM7NX4AG1szOzZ+ABtbMzs3fgAb"
    "WzE7MkIAG1sxOzNCABtbMTs0QgAbWzE7NUIAG1sxOzZCABtbMTs3QgAbWzE7M0YAG1sxOzRGABtbMTs1RgAbWzE7NkYAG1sx"
    "OzdGABtbMTszSAAbWzE7NEgAG1sxOzVIABtbMTs2SAAbWzE7N0gAG1syOzN+ABtbMjs0fgAbWzI7NX4AG1syOzZ+ABtbMjs3"
    "fgAbWzE7M0QAG1sxOzREABtbMTs1RAAbWzE7NkQAG1sxOzdEABtbNjszfgAbWzY7NH4AG1s2OzV+ABtbNjs2fgAbWzY7N34A"
    "G1s1OzN+ABtbNTs0fgAbWzU7NX4AG1s1OzZ+ABtbNTs3fgAbWzE7M0MAG1sxOzRDABtbMTs1QwAbWzE7NkMAG1sxOzdDABtb"
    "MTsyQQAbWzE7M0EAG1sxOzRBABtbMTs1QQAbWzE7NkEAG1sxOzdBABtPeAAbT3QAG092ABtPcgAbT0UAG09rABtPbAAbT28A"
    "G09uABtPagAbT20AG09wABtbMjltABtbOW0AG1s8JWklcDMlZDslcDElZDslcDIlZDslPyVwNCV0TSVlbSU7AEFYAFJHQgBY"
    "VABCRABCRQBDcgBDcwBFMwBNcwBQRQBQUwBTZQBTcwBYTQBrREMzAGtEQzQAa0RDNQBrREM2AGtEQzcAa0ROAGtETjMAa0RO"
    "NABrRE41AGtETjYAa0RONwBrRU5EMwBrRU5ENABrRU5ENQBrRU5ENgBrRU5ENwBrSE9NMwBrSE9NNABrSE9NNQBrSE9NNgBr"
    "SE9NNwBrSUMzAGtJQzQAa0lDNQBrSUM2AGtJQzcAa0xGVDMAa0xGVDQAa0xGVDUAa0xGVDYAa0xGVDcAa05YVDMAa05YVDQA"
    "a05YVDUAa05YVDYAa05YVDcAa1BSVjMAa1BSVjQAa1BSVjUAa1BSVjYAa1BSVjcAa1JJVDMAa1JJVDQAa1JJVDUAa1JJVDYA"
    "a1JJVDcAa1VQAGtVUDMAa1VQNABrVVA1AGtVUDYAa1VQNwBrYTIAa2IxAGtiMwBrYzIAa3A1AGtwQUREAGtwQ01BAGtwRElW"
    "AGtwRE9UAGtwTVVMAGtwU1VCAGtwWlJPAHJteHgAc214eAB4bQA=";

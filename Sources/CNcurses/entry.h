#ifndef FERRY_ENTRY_H
#define FERRY_ENTRY_H

/// The compiled terminal entry `ferry-direct`, as the TERMINFO variable takes it.
extern const char ferry_direct_entry[];

#endif

// The C library's own wcwidth, as ncurses sees it, for the table test.
int ferry_wcwidth(unsigned scalar);

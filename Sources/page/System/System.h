// The system that the program runs on inside a page.

#include "../../CLibrary/Page.h"

// Mixes a number into what chance is made of.
void page_seed(uint64_t number);

void page_set_clock(int64_t seconds);

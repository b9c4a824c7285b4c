/* The least that a program can do: the yardstick for start-up. */
int main(void) { return 0; }

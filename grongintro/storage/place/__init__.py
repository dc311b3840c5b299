"""Where a store lies and who has it: this computer's disk, a shared folder, one program at a time."""

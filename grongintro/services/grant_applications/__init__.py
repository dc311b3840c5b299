"""Applications for ekstratilskudd and project grants: cases that only leaders read and write."""

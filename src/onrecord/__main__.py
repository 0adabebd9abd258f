"""`python -m onrecord` is the command `onrecord`."""

from onrecord.interfaces.cli import main

if __name__ == "__main__":
    main()

"""Press that is brought in through the browser: files are kept beside the record and read by a process of their own."""

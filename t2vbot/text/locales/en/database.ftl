database-unusable = The bot's record of jobs, { $path }, cannot be used ({ $error }). If another t2vbot runs on the same data folder, stop it or give this one its own T2V_DATA_DIR; if the file is damaged, move it away and start again: a new one is made.
database-folder = The folder { $path } cannot be made ({ $error }). Set T2V_DATA_DIR to one that can be written.

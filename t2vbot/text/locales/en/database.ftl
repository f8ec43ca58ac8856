database-unusable = The bot's record of jobs, { $path }, cannot be used ({ $error }). If another t2vbot runs on the same data folder, stop it or give this one its own T2V_DATA_DIR; if the file is damaged, move it away and start again: a new one is made.
database-read-only = The bot's record of jobs, { $path }, cannot be written: the disk or the file is read-only ({ $error }). Make it writable, or set T2V_DATA_DIR to another folder.
database-no-rights = The bot's record of jobs, { $path }, cannot be opened ({ $error }). Give the user that the bot runs as the right to write in { $folder }, or set T2V_DATA_DIR to another folder.
database-full = There is no room for the bot's record of jobs, { $path } ({ $error }). Make room on that disk, or set T2V_DATA_DIR to another folder.
database-disk = The disk does not take the bot's record of jobs, { $path } ({ $error }). On a network drive that may be so by nature: set T2V_DATA_DIR to a folder on a disk of this computer.
database-is-folder = A folder stands where the bot's record of jobs belongs, { $path }. Move it away, or set T2V_DATA_DIR to another folder.
database-folder = The folder { $path } cannot be made ({ $error }). Set T2V_DATA_DIR to one that can be written.

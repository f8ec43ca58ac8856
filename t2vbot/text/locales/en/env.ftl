# What is written in the file .env, or in the environment, and not read.
env-file-chosen-absent = T2V_ENV_FILE names { $file }, which is not there. Correct it, or unset it.
env-file-is-folder = { $file } is a folder; the settings belong into a file of that name. Remove the folder. (Docker makes it, where the file that it should mount is not there.)
env-file-not-utf-8 = The file { $file } is not UTF-8 text. Save it as UTF-8 (in Notepad: Save as, Encoding).
env-file-unreadable = The file { $file } cannot be read ({ $error }). Give the user that the bot runs as the right to read it.
env-file-line = { $name }, line { $line }: { $shape ->
        [command] the line is a command of a terminal. Write { $name }=value alone.
        [list] the line is one of a list. Write { $name }=value, without what stands before it.
        [json] the line is JSON or YAML. Write { $name }=value, without braces, quotes and commas.
        [colon] a colon stands where = belongs. Write { $name }=value.
        [open-quote] a quote is opened and not closed. Write the value without quotes, or close it on the same line.
        [hyphen] the name is written with hyphens. Write { $name }=value.
        [no-value] there is no = after the name. Write { $name }=value.
       *[malformed] it cannot be read. Write { $name }=value.
    }
env-file-alone = Line { $line }: a token stands there without its name. Write DISCORD_TOKEN=the.token.text.
env-file-twice = { $name } stands at line { $first } and again, empty, at line { $line }, and the last one counts. Remove the empty one.
env-file-token-name = { $name }: the token's name is DISCORD_TOKEN. Write DISCORD_TOKEN=the.token.text.
env-file-unknown = { $name }: there is no such setting. Did you mean { $similar }?
env-file-unread = { $names }: there is no such setting, so it does nothing. Every setting is explained in .env.example.
env-file-hidden = { $name }: a character that nobody sees ({ $code }) was copied along. Type the line again by hand, or paste it through a plain text editor.
env-file-quotes = { $name }: typographic quotes stand around the value. Write it without quotes, or with straight ones.

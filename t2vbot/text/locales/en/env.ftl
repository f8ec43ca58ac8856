# What is written in the file .env, or in the environment, and not read.
env-file-chosen-absent = T2V_ENV_FILE names { $file }, which is not there. Correct it, or unset it.
env-file-colon = { $name }: a colon stands where = belongs. Write { $name }=value.
env-file-token-name = { $name }: the token's name is DISCORD_TOKEN. Write DISCORD_TOKEN=the.token.text.
env-file-unknown = { $name }: there is no such setting. Did you mean { $similar }?
env-file-hidden = { $name }: a character that nobody sees ({ $code }) was copied along. Type the line again by hand, or paste it through a plain text editor.
env-file-quotes = { $name }: typographic quotes stand around the value. Write it without quotes, or with straight ones.

jobs-restarting = The bot is being restarted, so this was not accepted. Ask again in a minute.
jobs-died = The bot stopped { $count } times while making it.
jobs-device-lost = The graphics card failed { $count } times while making it.
jobs-device-hung = The graphics card has not answered for { $seconds } seconds. The bot restarts itself; please ask again then.
jobs-worker-lost = Making it was begun { $count } times, and each time the computer that did it was lost. Ask for something smaller, or tell whoever runs the bot.
jobs-worker-hung = The graphics card that made it has not answered for { $seconds } seconds. Ask again, or for something smaller.

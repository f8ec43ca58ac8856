jobs-restarting = The bot is being restarted, so this was not accepted. Ask again in a minute.
jobs-died = The bot stopped { $count } times while making it.
jobs-device-lost = The graphics card failed { $count } times while making it.
jobs-device-hung = The graphics card has not answered for { $seconds } seconds. The bot restarts itself; please ask again then.

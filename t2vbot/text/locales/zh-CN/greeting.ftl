# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = 我按命令做视频，不读消息：输入 { $command }，写下视频要展示什么。{ $help } 里有可以点的例子。

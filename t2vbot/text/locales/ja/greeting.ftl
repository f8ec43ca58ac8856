# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = 動画はコマンドで作ります。メッセージは読みません。{ $command } と入力して、動画で何を見せたいか書いてください。{ $help } に押して試せる例があります。

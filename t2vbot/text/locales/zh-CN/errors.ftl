errors-apology = 抱歉，机器人内部出了点问题。你可以再试一次；如果又出现，请把这个编号告诉部署者：`{ $reference }`。

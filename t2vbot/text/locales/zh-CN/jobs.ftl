jobs-restarting = 机器人正在重启，所以没有接受。请过一分钟再提交。
jobs-died = 制作它时，机器人停了 { $count } 次。
jobs-device-lost = 制作它时，显卡出错了 { $count } 次。
jobs-device-hung = 显卡已经 { $seconds } 秒没有响应。机器人会自己重启；之后请再提交一次。
jobs-worker-lost = 制作开始了 { $count } 次，每次负责制作的电脑都失去了连接。请做小一点的，或者告诉机器人的部署者。
jobs-worker-hung = 负责制作的显卡已经 { $seconds } 秒没有响应。请再提交一次，或者做小一点的。

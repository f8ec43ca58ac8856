playground-at = 试验场的地址是 { $url } （按 Ctrl-C 停止）
playground-stopping = 正在停止。
playground-port = 这台电脑的端口 { $port } 不能用：{ $error }。也许有另一个试验场在运行；--port 0 会使用任意空闲端口。
playground-starting = 机器人正在启动，需要几秒钟。
playground-ended = 机器人已退出（退出代码 { $code }）。它的输出在终端里。

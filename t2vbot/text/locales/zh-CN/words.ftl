# The list of words that nobody may ask for in a server.
words-form-title = 谁都不能用的词
words-form-part = 禁用词，第 { $number } 部分
words-form-hint = 每行一条。词：整个词。两个 词：短语。词*：词的开头。!词：例外。
words-set = 词表现在有 { $count } 条：新增 { $added } 条，去掉 { $removed } 条。成员永远看不到它。
words-as-file = 词表有 { $count } 条，表单里放不下。请修改这个文件，再用 /video-settings 禁用词 发送。
words-file-too-large = 文件太大了，最多 { $most } kB。
words-file-not-text = 这不是文本文件。请存成纯文本（UTF-8），每行一条。
words-you-wrote = 什么都没有改动。这是你写的内容：

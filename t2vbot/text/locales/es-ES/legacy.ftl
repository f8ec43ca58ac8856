# What an older version worded itself.
legacy = { $words }

"""Start here: ``python bot.py`` runs the bot, ``python bot.py --help`` says what else there is."""

from t2vbot.cli.main import main

if __name__ == "__main__":
    main()

vote-open = 🗳️ Welcher Entwurf wird das Video? Alle haben eine Stimme: Drück oben eine Nummer. Entscheidung { $when }.
vote-yours = Deine Stimme zählt. Drück eine andere Nummer, um sie zu verschieben, oder dieselbe, um sie zurückzunehmen.
vote-button-decide = Jetzt entscheiden
vote-not-yours = Diese Entwürfe hat { $member } angefragt. Nur diese Person und die Mods können das.

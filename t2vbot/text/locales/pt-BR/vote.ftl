# A vote over drafts.
vote-open = 🗳️ Qual rascunho vira o vídeo? Cada pessoa tem um voto: clique em um número acima. Decisão { $when }.
vote-yours = Seu voto está valendo. Clique em outro número para mudá-lo, no mesmo para tirá-lo.
vote-button-decide = Decidir agora
vote-not-yours = Só { $member }, que pediu os rascunhos, e a moderação podem fazer isso.

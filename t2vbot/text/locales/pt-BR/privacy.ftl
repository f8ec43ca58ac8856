# /video-privacy: what is kept about somebody.
privacy-about =
    {"**"}O que eu guardo sobre você**
    - O que você pediu (prompt, opções, quando, onde, no que deu) e as mensagens de resposta: 90 dias.
    - Os arquivos de vídeo e as imagens de onde você os fez começar: até a entrega, e depois { $days } dias, para que se possam montar filmes com eles.
    - Seu nome, para os créditos: 90 dias depois da última vez que você apareceu. Suas curtidas: enquanto durar o registro do vídeo. Seus padrões para `/video`: até você limpar.
    - Cenas, turnos e votos de jams, revezamentos e rascunhos: 90 dias depois do fim.
    - O uso de hoje, onde há limites. Banimentos, até terminarem. O que aconteceu, no registro da moderação de um servidor, pelo tempo que ela definir (no máximo um ano).
    Nada disso é vendido nem usado para treinar coisa alguma. Quem me hospeda me opera e pode ler tudo; peça a política de privacidade a essa pessoa.
    `/video-privacy exportar` dá tudo isso a você em um arquivo. `/video-privacy excluir` exclui tudo. Vídeos que foram postados são mensagens: o botão 🗑️ delas os exclui.
privacy-exported = { $count ->
        [one] Isto é tudo o que eu guardo sobre você.
        [many] Isto é tudo o que eu guardo sobre você, em { $count } de arquivos: cada um é uma parte.
       *[other] Isto é tudo o que eu guardo sobre você, em { $count } arquivos: cada um é uma parte.
    } Só você pode ver esta mensagem.
privacy-pictures-left = { $count ->
        [one] Uma imagem de onde um vídeo seu começou não cabe
        [many] { $count } de imagens de onde vídeos seus começaram não cabem
       *[other] { $count } imagens de onde vídeos seus começaram não cabem
    } no que posso enviar aqui. Peça o resto a quem me hospeda.
privacy-export-too-large = O que eu guardo sobre você não cabe em dez arquivos de { $limit } MiB, então não posso enviar aqui. Peça a quem me hospeda.
privacy-confirm =
    {"**"}Excluir tudo o que eu guardo sobre você?** Isso não pode ser desfeito.
    - O que está na fila ou sendo feito para você é cancelado. Seus pedidos, nomes, curtidas, cenas e votos são excluídos, e também seus arquivos de vídeo daqui.
    - **As mensagens ficam.** Vídeos que foram postados são mensagens no Discord, que você e a moderação podem excluir: clique em 🗑️ embaixo delas. Dá para fazer isso agora ou depois; De novo e Alterar não funcionam mais nelas.
    - O que outras pessoas esperam junto com você continua para elas, sem você. Filmes que outras pessoas fizeram são delas.
    - Banimentos, e o que você usou dos limites de hoje, ficam sob um código que não revela seu nome.
    Quer uma cópia antes? `/video-privacy exportar`
privacy-button-delete = Excluir meus dados
privacy-deleting = Excluindo. O que você tem em andamento é cancelado primeiro; isso leva alguns segundos. Continua mesmo que eu seja reiniciado.
privacy-deleted = Pronto: não guardo mais nada sobre você além do que foi dito acima. O que você pedir daqui em diante é guardado como antes. Vídeos que foram postados você pode excluir com 🗑️.
privacy-not-yours = Estes dados são de outra pessoa.
privacy-not-written = Isso não pôde ser registrado, então nada foi excluído. O disco de quem me hospeda pode estar cheio: tente de novo mais tarde e avise essa pessoa.

# /video-lineage: what was made out of a video.
lineage-one = [{ $words }]({ $url }) de { $member }
lineage-one-wordless = [um vídeo]({ $url }) de { $member }
lineage-unseen = um vídeo que não pode ser visto aqui
lineage-alone = Nada foi feito a partir dele ainda: clique em **De novo** ou **Alterar** embaixo dele.
lineage-more = … e mais { $count }.
lineage-none = Esse vídeo não existe aqui, ou você não pode vê-lo. Escolha um da lista ou me dê o link da mensagem dele.
lineage-which = Qual vídeo? Escolha um da lista ou me dê o link da mensagem dele (no menu da mensagem: Copiar link da mensagem).

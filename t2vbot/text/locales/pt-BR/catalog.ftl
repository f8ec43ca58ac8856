# What was asked of a model and cannot be.
catalog-no-model = Não existe um modelo chamado { $name }. Estes são conhecidos: { $known }.
catalog-no-model-but = Não existe um modelo chamado { $name }. Você quis dizer { $similar }? Estes são conhecidos: { $known }.
catalog-outside =
    { $what ->
        [fps] Quadros por segundo possíveis
        [steps] Passos possíveis
        [guidance] Guidance possível
        [frames] Número de quadros possível
        [width] Largura possível em pixels
       *[height] Altura possível em pixels
    } para { $title }: { $range }; { $value } fica fora disso.
catalog-seconds-or-frames = Dê a duração em segundos ou em quadros, não nos dois.
catalog-length-outside = A duração pode ser de { $shortest } a { $longest } segundos para { $title } a { $fps } quadros por segundo; { $value } fica fora disso.
catalog-size-twice = Dê o tamanho pelo nome ou pela largura e altura, não pelos dois.
catalog-size-half = Largura e altura andam juntas: dê as duas ou nenhuma.
catalog-no-style = { $title } não tem um estilo chamado { $name }. Tem: { $known }.
catalog-no-styles = { $title } não tem estilos. Deixe isso de fora.
catalog-style-elsewhere = O estilo { $style } é feito com { $models }, não com { $title }. Tire o modelo ou escolha outro estilo.
catalog-no-size = { $title } não tem um tamanho chamado { $name }. Tem: { $known }.
catalog-own-sizes = { $title } só faz os próprios tamanhos: { $known }.
catalog-side-rule =
    { $what ->
        [width] A largura
       *[height] A altura
    } precisa ser um múltiplo de { $multiple } pixels para { $title }; em vez de { $value }, use { $near }.
catalog-seed-outside = A seed pode ser de 0 a { $most }; { $value } fica fora disso.
catalog-prompt-empty = O prompt está vazio: diga o que o vídeo deve mostrar.
catalog-prompt-marks = No seu prompt só há sinais: diga em poucas palavras o que o vídeo deve mostrar. /video-help tem exemplos.
catalog-pasted = Isso é um comando inteiro no campo do texto. Coloque ali só isto: “{ $words }”. O resto vai em campos próprios: { $options }.
catalog-prompt-long = O prompt pode ter de 1 a { $most } caracteres; este tem { $count }.
catalog-avoid-long = O prompt negativo pode ter até { $most } caracteres; este tem { $count }.
catalog-cannot-enhance = { $title } não consegue melhorar seus vídeos. Tire essa opção ou escolha outro modelo.
# Faults of the host's files.
catalog-unreadable = O catálogo de modelos { $file } não pode ser lido: { $error }
catalog-faulty =
    O catálogo de modelos { $file } tem erros:
    { $faults }
catalog-no-index = { $folder } não contém um modelo do diffusers: o model_index.json falta ou não pode ser lido. Indique a pasta que tem esse arquivo.
catalog-encoding = { $file } está escrito em { $encoding }, que o diffusers não consegue ler. Salve como UTF-8 (sem marca de ordem de bytes).
catalog-lfs = { $folder } contém ponteiros do Git LFS, e não os arquivos em si. Execute `git lfs pull` nela.
catalog-faulty-index = O diffusers não consegue ler { $file }: { $error }. Copie ou baixe o modelo de novo.
catalog-index-above = { $folder } é uma parte de um modelo. Indique a pasta do modelo inteiro: { $above }
catalog-index-below = { $folder } contém um modelo em uma pasta própria. Indique essa: { $below }
catalog-modelscope = { $folder } está no formato próprio do ModelScope, e não no do diffusers. Use T2V_MODEL=ms-1.7b, que baixa o mesmo modelo no formato certo.
catalog-file = { $file } é um arquivo. Modelos são pastas no formato do diffusers, com um model_index.json dentro; arquivos avulsos (.safetensors, .ckpt, .gguf) não podem ser usados.
catalog-hub-id = { $name } parece um modelo do hub do Hugging Face. Adicione com `python bot.py models add { $name }` e use o nome que ele recebe lá. Modelos prontos para usar: `python bot.py models`.
catalog-no-folder = A pasta { $folder } não existe (existe { $there }). Corrija o caminho; no Windows, escreva sem aspas.
catalog-unknown-pipeline = { $folder } contém um { $pipeline }, que este bot não consegue executar. Ele consegue executar: { $known }.
catalog-no-rights = { $file } não pode ser lido: dê permissão para isso ao usuário com que o bot é executado.
catalog-no-classifier = T2V_CHECK_MODEL é { $name }, que não é nem uma pasta daqui nem um repositório do hub do Hugging Face (dono/nome).
# Read out of a file.
catalog-recipe-no-words = O prompt não está neste arquivo: quem fez o deixou de fora.
catalog-recipe-broken = O que este arquivo diz sobre como foi feito está danificado ({ $name }).
# Seconds, steps, guidance and seed in one line of a form. A member may write them in any order, by the words in numbers.ftl.
catalog-numbers = { $seconds } s, { $steps } passos, guidance { $guidance }, seed { $seed }
catalog-numbers-word = Não entendo "{ $word }" na linha dos números. Escreva assim: 2 s, 20 passos, guidance 7.5, seed 7
catalog-numbers-bare = O que é { $number } na linha dos números? Diga ao lado: 2 s, 20 passos, guidance 7.5, seed 7
catalog-numbers-lacking = A linha dos números não tem nenhum número para "{ $word ->
        [seconds] segundos
        [steps] passos
       *[other] { $word }
    }". Escreva assim: 2 s, 20 passos, guidance 7.5, seed 7
catalog-numbers-twice = A linha dos números tem dois números para "{ $word ->
        [seconds] segundos
        [steps] passos
       *[other] { $word }
    }". Tire um.
catalog-numbers-whole = "{ $word ->
        [seconds] segundos
        [steps] passos
       *[other] { $word }
    }" é um número inteiro, e não { $number }.

# Notes below a video: what was changed to make it possible.
engine-decoded-in-pieces = decodificado em partes, para caber na memória
engine-style-unfit = O estilo { $style } não serve para { $model }: o LoRA dele é de outro modelo ou está danificado.
engine-no-package = { $model } deve ser guardado com menos bits, o que precisa de { $package }. Instale: { $command }
engine-quantization-unfit = { $model } não pode ser guardado com menos bits como diz a tabela dele no catálogo ({ $backend }).
engine-rougher = feito com os números do modelo em 8 bits, o que muda um pouco a imagem
engine-offloaded = feito com partes do modelo esperando na memória principal, o que é mais lento
engine-shorter = feito com { $made } de { $asked } quadros, para caber na memória
engine-smaller = feito em { $size } em vez de { $asked_size } pixels, para caber na memória
engine-shorter-and-smaller =
    feito com { $made } de { $asked } quadros e em { $size } em vez de { $asked_size } pixels, para caber na memória
engine-frames-rule = { $made } quadros em vez de { $asked }: os clipes deste modelo crescem de { $step } em { $step }
engine-avoid-unread = este modelo não lê o que é para evitar
engine-prompt-cut = o prompt é mais longo do que este modelo lê: o final ficou de fora

engine-picture-missing = { $model } faz vídeos a partir de uma imagem: dê uma a ele para começar.
engine-no-picture = { $model } não pode começar de uma imagem.

engine-check-hidden = atrás de um spoiler, porque a verificação de saída quer assim; ela pode se enganar

# Why there is no video.
engine-check-withheld =
    Neste bot, um classificador olha cada vídeo antes de ele ser mostrado, e este não passou, então ninguém o vê. Não custa nada para você. O classificador pode se enganar: outras palavras podem ajudar.
engine-check-picture-withheld =
    Neste bot, um classificador olha cada imagem de onde um vídeo começa, e esta não passou, então nada é feito com ela. Não custa nada para você. O classificador pode se enganar: outra imagem pode ajudar.
engine-check-failed =
    Neste bot, todo vídeo é verificado antes de ser mostrado. Este foi feito e não pôde ser verificado, então não é mostrado. Peça de novo. (Quem hospeda o bot encontra a causa no log.)
engine-check-not-ready =
    Neste bot, todo vídeo é verificado antes de ser mostrado, e o que faz a verificação não está pronto, então nenhum é feito. Peça de novo mais tarde. (Quem hospeda o bot encontra a causa no log.)
engine-out-of-memory =
    { $device } tem memória de menos para { $model }, mesmo para { $frames ->
        [one] um quadro
        [many] { $frames } de quadros
       *[other] { $frames } quadros
    } de { $size } pixels e com tudo o que economiza memória. Peça de novo mais tarde ou escolha um modelo menor.
engine-too-little-memory =
    Este computador tem memória de menos para { $model }. Peça de novo mais tarde ou escolha um modelo menor.
engine-cannot-enhance = { $model } não consegue deixar vídeos maiores e mais nítidos.
engine-not-enhanced = Faltou memória, ou sorte, para deixá-lo maior e mais nítido: este é o vídeo como foi feito primeiro.
engine-invalid-numbers =
    O modelo produziu números inválidos no lugar de uma imagem. Outra seed ou um guidance mais baixo pode ajudar. Se todo vídeo terminar assim, os pesos dele estão danificados ou não servem para este dispositivo.
engine-black-frames =
    O modelo só produziu quadros pretos. Outra seed ou um guidance mais baixo pode ajudar. Se todo vídeo terminar assim, os pesos dele estão danificados ou não servem para este dispositivo.
engine-pickles-forbidden =
    { $model } só é publicado como arquivos pickle, um formato que pode esconder programas, e este bot não os permite. Escolha outro modelo. (Quem hospeda o bot pode permitir com T2V_ALLOW_PICKLE=true; aí o torch só lê tensores deles.)
engine-no-room =
    { $device } não tem espaço para { $model }: outro programa pode ter ocupado a memória. Peça de novo mais tarde ou escolha um modelo menor.
engine-no-memory-to-read =
    Este computador tem memória principal livre de menos para ler { $model }. Peça de novo mais tarde ou escolha um modelo menor.
engine-free-main-memory = Feche outros programas ou aumente o arquivo de paginação (Windows) ou o espaço de swap.
engine-no-such-device = Foi pedido o dispositivo { $wanted }, mas o torch só encontra: { $found }. Use um destes ou 'auto'.

# What is wrong with the weights.
engine-weights-absent =
    Os pesos de { $model } não estão neste computador. Escolha outro modelo. (Quem hospeda o bot vê no log onde eles deveriam estar.)
engine-weights-copy = Copie ou instale-os em { $folder }.
engine-weights-damaged =
    Os pesos de { $model } estão danificados ou incompletos. Escolha outro modelo. (Quem hospeda o bot encontra a pasta e a causa no log.)
engine-weights-delete = Exclua a pasta { $folder }, e eles são baixados de novo.
engine-weights-copy-again = Copie a pasta { $folder } de novo.
engine-fault-lfs = { $file } não é o arquivo em si, e sim um ponteiro do Git LFS para ele. Execute `git lfs pull` em { $folder }.
engine-fault-encoding = { $file } está escrito em { $encoding }, que o diffusers não consegue ler. Salve como UTF-8 (sem marca de ordem de bytes).
engine-fault-file = { $error }. Copie a pasta { $folder } de novo.
engine-fault-missing = Falta: { $what }. Copie a pasta { $folder } de novo.
engine-fault-class = O componente { $part } dele é um { $name }, que não faz parte deste pipeline. O bot não carrega outras classes. Corrija o model_index.json ou escolha outro modelo.
engine-fault-rights = { $file } não pode ser lido: dê permissão para isso ao usuário com que o bot é executado.
engine-fault-empty = { $file } está vazio. Exclua esse arquivo e copie ou baixe de novo.
engine-fault-cut = { $file } está danificado: { $problem }. Exclua esse arquivo e copie ou baixe de novo.
engine-fault-quantized = { $file } diz que os pesos são quantizados, o que este bot não lê. Use os pesos normais do modelo.
engine-fault-scheduler = O scheduler { $name } dele não pode ser usado: { $error }. Corrija o model_index.json ou instale o que falta.
engine-fault-component = O componente { $part } dele não pode ser criado como diz a configuração: { $error }. Corrija esse arquivo ou copie a pasta de novo.
engine-other-pipeline =
    { $model } pede o pipeline { $pipeline }, e não { $family } como diz o catálogo. O bot não executa código que vem com um modelo. Escolha outro modelo.
engine-only-pickles =
    { $model } só tem pesos em pickle (.bin), que podem trazer código malicioso. Se você confia nele, converta: carregue com o diffusers e grave com save_pretrained(pasta).

engine-check-pickles =
    { $model } só tem pesos em pickle (.bin), que podem esconder programas. Use outro T2V_CHECK_MODEL, ou defina T2V_ALLOW_PICKLE=true se você confia nele (aí o torch só lê tensores deles).
engine-check-kind = Ele é um { $name }, e a verificação de saída só lê estes: { $known }. Use outro T2V_CHECK_MODEL.
engine-check-no-label = Ele não tem o rótulo { $label }, então não encontraria nada. Os rótulos dele: { $known }. Corrija T2V_CHECK_LABELS.
engine-check-unusable = Ele não pode ser criado como diz a configuração: { $error }. Use outro T2V_CHECK_MODEL ou copie a pasta de novo.

# The Hugging Face hub.
engine-class-unusable = { $model } não pode ser usado: o pipeline dele, { $pipeline }, não é um que o bot conhece, e não produziu quadros quando um clipe foi pedido. Escolha outro modelo. (Quem hospeda o bot encontra a causa no log.)
engine-hub-unusable =
    { $repository } não é um modelo que este bot possa usar: não tem pesos safetensors, ou não tem um { $index } correto. Escolha outro modelo.
engine-hub-no-space = { $model } precisa de { $needed } GB no disco de quem hospeda o bot, e só { $free } GB estão livres. Escolha outro modelo.
engine-hub-make-space = Libere espaço onde fica { $folder }, ou defina HF_HOME como outra pasta.
engine-hub-offline =
    { $model } não está neste computador, e HF_HUB_OFFLINE proíbe baixá-lo. Remova essa variável ou copie o modelo para o cache.
engine-hub-gated =
    { $page } não é aberto a todos, ou não existe. Veja lá: aceite a licença se for pedido, faça login com `hf auth login` (ou defina HF_TOKEN) e peça de novo.
engine-hub-no-revision = { $page } não tem a revisão { $revision }. Corrija no catálogo, ou escolha outro commit: `python bot.py models pin`.
engine-hub-mirror =
    O hub { $endpoint } não diz de qual commit são os arquivos dele, então não dá para distingui-los. Remova HF_ENDPOINT ou indique outro espelho.
engine-pins-broken = { $file } não pode ser lido ({ $error }). Ele diz qual commit de cada modelo é usado. Corrija ou exclua; aí o próximo download decide.
engine-hub-no-page = { $page } não existe, ou não é um modelo desse tipo: não tem { $index }. Corrija o nome.
engine-hub-disk-full = O disco de quem hospeda o bot está cheio: não há espaço para { $model }.
engine-hub-answered = O hub do Hugging Face respondeu { $status } ao pedido de { $model }. Peça de novo mais tarde.
engine-hub-unreachable =
    Não dá para acessar o hub do Hugging Face, e { $model } não está neste computador. Verifique a rede e peça de novo: os arquivos que chegaram inteiros ficam guardados.
engine-hub-failed =
    { $model } não pôde ser baixado. (Quem hospeda o bot encontra a causa no log.) Peça de novo: os arquivos que chegaram inteiros ficam guardados.

# Why a graphics card lies idle.
engine-idle-without-cuda =
    Este computador tem um driver da NVIDIA, mas o torch foi instalado sem CUDA, então a placa de vídeo não é usada. Para corrigir: { $command }
engine-idle-driver =
    Este computador tem um driver da NVIDIA, mas o torch não consegue usar uma placa de vídeo com ele{ $trouble }. Reinicie o computador; se não adiantar, instale o driver mais novo de https://www.nvidia.com/drivers, pois o torch precisa de um para CUDA { $cuda }. Se não houver nenhum para a placa de vídeo: { $command }
engine-idle-too-old =
    Este torch não foi compilado para { $gpus }, então a placa de vídeo não é usada. Para placas mais antigas há outra compilação: { $command }

import { bulkCommands } from './help-bulk.ts'
import { eventCommands } from './help-events.ts'
import { exitCodes, headings } from './help-headings.ts'
import type { Words } from '../words.ts'
import { command } from '../help-command.ts'
import { sandboxHelp } from './help-sandbox.ts'

const entriesCover = 'Uma entrada abrange o domínio e seus subdomínios; conta a mais específica.'

/** Help of the command line in Brazilian Portuguese. */
export const help: Words['help'] = {
  program:
    'A API de qualificação do Partner Center: uma sandbox, seu próprio serviço e suas ferramentas.',
  helpCommand: 'mostrar a ajuda de um comando',
  helpOption: 'mostrar a ajuda',
  headings,
  default: 'padrão',
  choices: 'escolhas',
  examples: 'Exemplos:',
  exitCodes,
  commands: (facts) => ({
    serve: command(
      'executar o serviço: uma sandbox ou, em produção, o seu',
      'Executa o serviço até receber ordem de parar; "accredit" sem comando faz o mesmo. Uma opção vale mais que sua variável. Ctrl-C ou SIGTERM deixa terminar as chamadas em andamento; um segundo termina na hora.',
    ),
    work: command(
      'examinar casos de verificação sem servir',
      'Examina casos de verificação e sela o registro de atividade, para servidores que compartilham seu banco de dados PostgreSQL, até receber ordem de parar. Só no modo production: uma sandbox examina por conta própria.',
    ),
    migrate: command(
      'levar um armazenamento ao esquema mais recente',
      'Cria um armazenamento, ou leva um mais antigo ao esquema desta versão. "serve" faz o mesmo ao iniciar.',
    ),
    admin: command(
      'gerenciar parceiros, seus direitos e as listas da verificação',
      'Gerencia parceiros, aplicativos, funções, clientes, códigos e listas. Trabalha no próprio armazenamento, com ou sem um serviço usando-o; um serviço em execução percebe em poucos segundos. Cada alteração é registrada com quem a fez.',
    ),
    'admin apply': command(
      'aplicar um arquivo de configuração declarativo',
      'Aplica um arquivo de configuração, tudo ou nada, e mostra as alterações. Aplicá-lo novamente não altera nada.',
    ),
    'admin partner': command(
      'gerenciar as empresas parceiras',
      'Gerencia os parceiros: locatários cujos usuários e aplicativos podem chamar o serviço.',
    ),
    'admin partner add': command('admitir uma empresa', 'Admite uma empresa.'),
    'admin partner change': command(
      'alterar nome, domínio, limites de solicitações ou prazos de análise',
      'Altera nome, domínio, limites de solicitações ou prazos de análise.',
    ),
    'admin partner remove': command(
      'remover um parceiro',
      'Remove um parceiro sem clientes; seus usuários perdem as funções. O registro de atividade conserva seus dados.',
    ),
    'admin partner list': command('listar os parceiros', 'Lista todos os parceiros.'),
    'admin application': command(
      'os aplicativos que podem chamar por um parceiro',
      `Gerencia quais aplicativos podem chamar por um parceiro e para quê: ${facts.rights}. "user" carrega tokens dos usuários do parceiro; "app-read" e "app-write" são chamadas do aplicativo sozinho. O aplicativo do próprio painel não precisa de entrada.`,
    ),
    'admin application add': command(
      'registrar um aplicativo',
      'Registra um aplicativo. Fica só com os direitos indicados.',
    ),
    'admin application change': command(
      'alterar para que um aplicativo está registrado, ou seu nome',
      'Altera para que um aplicativo está registrado, ou seu nome. Fica só com os direitos indicados.',
    ),
    'admin application remove': command(
      'terminar o registro de um aplicativo',
      'Termina o registro de um aplicativo; em segundos, suas chamadas são rejeitadas.',
    ),
    'admin application list': command(
      'listar os aplicativos de um parceiro',
      'Lista os aplicativos de um parceiro e para que estão registrados.',
    ),
    'admin role': command(
      'gerenciar as funções CSP dos usuários de um parceiro',
      `Gerencia as funções CSP dos usuários de um parceiro: ${facts.cspRoles}. Os tokens não as carregam.`,
    ),
    'admin role add': command(
      'dar funções a um usuário',
      'Dá funções a um usuário. Este perde as funções que não forem indicadas.',
    ),
    'admin role change': command(
      'alterar as funções ou o nome de um usuário',
      'Altera as funções ou o nome de um usuário. Este perde as funções que não forem indicadas.',
    ),
    'admin role remove': command(
      'remover todas as funções de um usuário',
      'Remove todas as funções de um usuário, e o usuário.',
    ),
    'admin role list': command(
      'listar os usuários de um parceiro',
      'Lista os usuários de um parceiro com suas funções.',
    ),
    'admin gdap': command(
      'gerenciar as funções de diretório que um cliente concede',
      `Gerencia as funções de diretório que um cliente concede aos usuários de uma função CSP (GDAP). As que contam aqui são ${facts.directoryRoles}: uma qualificação governamental precisa de uma delas.`,
    ),
    'admin gdap add': command(
      'anotar que um cliente concedeu funções',
      'Anota que um cliente concedeu funções.',
    ),
    'admin gdap change': command(
      'anotar quais funções um cliente concede, e só essas',
      'Anota quais funções um cliente concede, e só essas.',
    ),
    'admin gdap remove': command(
      'anotar que um cliente retirou funções',
      'Anota que um cliente retirou funções.',
    ),
    'admin gdap list': command(
      'listar o que um cliente concede',
      'Lista o que um cliente concede.',
    ),
    'admin code': command(
      'gerenciar os códigos de validação para clientes governamentais',
      'Gerencia os códigos de validação com que um parceiro qualifica clientes governamentais.',
    ),
    'admin code add': command('adicionar um código', 'Adiciona um código.'),
    'admin code change': command(
      'alterar para quem é um código, ou quantos usos tem',
      'Altera para quem é um código, ou quantos usos tem.',
    ),
    'admin code remove': command(
      'remover um código não usado',
      'Remove um código que não qualificou nenhum cliente.',
    ),
    'admin code list': command(
      'listar os códigos de um parceiro',
      'Lista os códigos de um parceiro.',
    ),
    'admin customer': command(
      'gerenciar os clientes de um parceiro',
      'Gerencia os clientes de um parceiro, com os dados que a verificação lê. Os parceiros também criam clientes pela API.',
    ),
    'admin customer add': command(
      'adicionar um cliente, ou retomar uma relação que terminou',
      'Adiciona um cliente, ou retoma uma relação que terminou.',
    ),
    'admin customer change': command(
      'alterar os dados de um cliente',
      'Altera os dados de um cliente.',
    ),
    'admin customer remove': command(
      'terminar a relação com um cliente',
      'Termina a relação com um cliente. O que aconteceu fica registrado.',
    ),
    'admin customer erase': command(
      'apagar para sempre os dados de um cliente',
      'Termina a relação com um cliente e apaga nomes, endereços, caixas de correio, domínios e notas. O registro de atividade está selado e fica como foi escrito até o fim do prazo; as respostas guardadas para solicitações repetidas desaparecem dentro de um dia. Não pode ser desfeito.',
    ),
    'admin customer list': command(
      'listar os clientes de um parceiro',
      'Lista os clientes de um parceiro, por nome.',
    ),
    'admin allow-list': command(
      'domínios de instituições que as verificações consideram acadêmicos',
      `Gerencia a lista do operador com os domínios de instituições que as verificações consideram acadêmicos. ${entriesCover} Só aprova clientes cujo nome seja um dos da instituição.`,
    ),
    'admin allow-list add': command('colocar um domínio na lista', 'Coloca um domínio na lista.'),
    'admin allow-list change': command(
      'alterar por que um domínio está na lista',
      'Altera por que um domínio está na lista.',
    ),
    'admin allow-list remove': command('remover um domínio', 'Remove um domínio da lista.'),
    'admin allow-list list': command('listar os domínios', 'Lista os domínios e seus motivos.'),
    'admin stop-list': command(
      'domínios cujas solicitações são recusadas',
      `Gerencia a lista do operador com os domínios cujas solicitações são recusadas. ${entriesCover}`,
    ),
    'admin stop-list add': command('colocar um domínio na lista', 'Coloca um domínio na lista.'),
    'admin stop-list change': command(
      'alterar por que um domínio está na lista',
      'Altera por que um domínio está na lista.',
    ),
    'admin stop-list remove': command('remover um domínio', 'Remove um domínio da lista.'),
    'admin stop-list list': command('listar os domínios', 'Lista os domínios e seus motivos.'),
    'admin history': command(
      'listar as alterações dos operadores',
      'Lista as alterações dos operadores, das mais recentes às mais antigas; --json inclui os valores anteriores.',
    ),
    policy: command(
      'mostrar a política de verificação e conferir a sua',
      'Uma política de verificação transforma os resultados das verificações em um veredito: decide a primeira linha que se aplica. O serviço lê a sua do arquivo que --policy ou ACCREDIT_POLICY indica.',
    ),
    'policy show': command(
      'mostrar a política em YAML',
      'Mostra a política em YAML: a configurada ou, sem ela, a padrão, a partir da qual você pode fazer a sua.',
    ),
    'policy check': command(
      'verificar um arquivo de política',
      'Verifica um arquivo de política e enumera todos os seus problemas.',
    ),
    audit: command(
      'verificar a integridade do registro de atividade',
      'Cada linha do registro de atividade está ligada às anteriores, e uma chave guardada fora do banco de dados assina onde as cadeias terminam.',
    ),
    'audit verify': command(
      'encontrar linhas alteradas, removidas, mudadas de lugar ou falsificadas',
      'Lê todo o registro de atividade, com ou sem um serviço em execução. Termina com 1 quando uma linha foi alterada, falta, está em outro lugar ou foi selada por outra pessoa. As linhas que aguardam o selo são indicadas e não são um erro.',
    ),
    'audit key': command(
      'mostrar as chaves públicas, para verificar o registro em outro lugar',
      'Mostra as chaves públicas que verificam o registro. Uma cópia delas basta para --audit-key de "audit verify".',
    ),
    backup: command(
      'copiar um armazenamento SQLite para um arquivo',
      'Copia um armazenamento SQLite para um único arquivo, mesmo que um serviço o esteja usando: o armazenamento como era em um momento, verificado antes de o arquivo aparecer. As chaves da pasta de dados não vão nele; guarde uma cópia à parte. Um armazenamento PostgreSQL é copiado com as ferramentas dele, como pg_dump.',
    ),
    restore: command(
      'fazer um armazenamento SQLite de um backup',
      'Faz um armazenamento de um backup, em uma pasta de dados que ainda não existe, está vazia ou só contém as chaves que guardou à parte; nunca por cima de outro. Coloque essas chaves ao lado antes de servi-lo. Um armazenamento PostgreSQL é restaurado com as ferramentas dele, como pg_restore.',
    ),
    move: command(
      'passar um armazenamento SQLite para PostgreSQL',
      'Copia tudo de um armazenamento SQLite para um banco de dados PostgreSQL vazio e compara os dois, linha a linha. Pare primeiro o serviço. Se for interrompido, execute-o novamente: ele continua de onde parou, e nenhum serviço inicia sobre o banco de dados antes de estar completo. O armazenamento antigo fica como está. Não há caminho de volta de PostgreSQL para SQLite.',
    ),
    customers: command(
      'listar os clientes do parceiro',
      'Lista os clientes do parceiro com seu ID Microsoft.',
    ),
    customer: command(
      'mostrar um cliente',
      'Mostra um cliente com seus perfis de empresa e de cobrança.',
    ),
    codes: command(
      'listar os códigos de validação para clientes governamentais',
      'Lista os códigos de validação do parceiro para clientes governamentais.',
    ),
    qualify: command(
      'solicitar a qualificação de um cliente',
      `Solicita a qualificação de um cliente. O veredito sobre ${facts.vetted} vem mais tarde; as outras têm efeito imediato.`,
    ),
    status: command(
      'mostrar as qualificações de um cliente',
      'Mostra as qualificações de um cliente com o estado da sua verificação.',
    ),
    explain: command(
      'explicar as qualificações de um cliente e o que fazer',
      'Explica o estado das qualificações de um cliente: a causa, o que fazer, se uma nova solicitação pode ajudar e quantas solicitações restam.',
    ),
    wait: command(
      'esperar pelo veredito sobre uma solicitação',
      'Espera pelo veredito sobre uma solicitação já feita. Uma recusa termina com o código 5.',
    ),
    ...bulkCommands,
    ...eventCommands,
    review: command(
      'decidir casos de verificação, como analista',
      'A análise. Exige um login com a função de aplicativo Vetting.Review; na sandbox, --as reviewer1@vetting.accredit.test.',
    ),
    'review list': command('listar casos', 'Lista casos, dos mais antigos aos mais recentes.'),
    'review show': command(
      'mostrar um caso',
      'Mostra um caso: quem solicitou, o que as verificações encontraram e o que foi feito.',
    ),
    'review assign': command(
      'pegar um caso ou atribuí-lo',
      'Pega um caso, ou o passa a um colega.',
    ),
    'review release': command('devolver um caso', 'Devolve um caso à fila.'),
    'review note': command('adicionar uma nota', 'Adiciona uma nota que só os analistas veem.'),
    'review approve': command('aprovar um caso', 'Aprova um caso em análise.'),
    'review deny': command('recusar um caso', 'Recusa um caso em análise.'),
    'review confirm': command(
      'confirmar uma decisão',
      'Confirma a decisão de um colega, onde dois precisam concordar.',
    ),
    'review undo': command(
      'desfazer uma decisão',
      'Desfaz uma decisão antes que o parceiro a veja.',
    ),
    login: command(
      'entrar por código de dispositivo e guardar o login',
      'Faz o login de um usuário em uma página Web e o guarda criptografado para os comandos seguintes. Vale para um único serviço: o que --url ou --cloud indica. A chave fica no chaveiro do sistema, onde houver um, senão em um arquivo que só você pode ler; com ACCREDIT_KEYRING=off, no arquivo.',
    ),
    logout: command(
      'excluir um login salvo',
      'Exclui o login salvo para um serviço. Ninguém mais é desconectado.',
    ),
    token: command(
      'mostrar um token de acesso',
      'Mostra um token de acesso, p. ex. para curl: -H "Authorization: Bearer $(accredit token)"',
    ),
    doctor: command(
      'descobrir por que um token não é aceito',
      'Verifica um token de acesso regra a regra e depois o experimenta em uma leitura inofensiva. O token vem do arquivo, da entrada padrão (-), de ACCREDIT_TOKEN ou do login salvo.',
    ),
    ...sandboxHelp,
    clock: command(
      'mostrar ou adiantar o relógio de uma sandbox',
      'Mostra o relógio de uma sandbox; --advance adianta-o primeiro.',
    ),
    completion: command(
      'mostrar o script de autocompletar de uma shell',
      'Mostra o script com que uma shell completa comandos e opções.',
    ),
  }),
}

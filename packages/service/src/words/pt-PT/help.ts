import { bulkCommands } from './help-bulk.ts'
import { eventCommands } from './help-events.ts'
import { exitCodes, headings } from './help-headings.ts'
import type { Words } from '../words.ts'
import { command } from '../help-command.ts'
import { sandboxHelp } from './help-sandbox.ts'

const entriesCover = 'Uma entrada abrange o domínio e os seus subdomínios; conta a mais específica.'

/** Help of the command line in European Portuguese. */
export const help: Words['help'] = {
  program:
    'A API de qualificação do Partner Center: uma sandbox, o seu próprio serviço e as suas ferramentas.',
  helpCommand: 'mostrar a ajuda de um comando',
  helpOption: 'mostrar a ajuda',
  headings,
  default: 'predefinição',
  choices: 'escolhas',
  examples: 'Exemplos:',
  exitCodes,
  commands: (facts) => ({
    serve: command(
      'executar o serviço: uma sandbox ou, em produção, o seu',
      'Executa o serviço até que seja mandado parar; "accredit" sem comando faz o mesmo. Uma opção vale mais do que a sua variável. Ctrl-C ou SIGTERM deixa terminar as chamadas em curso; um segundo termina logo.',
    ),
    work: command(
      'examinar casos de verificação sem servir',
      'Examina casos de verificação e sela o registo de atividade, para servidores que partilham a sua base de dados PostgreSQL, até que seja mandado parar. Só no modo production: uma sandbox examina por si.',
    ),
    migrate: command(
      'levar um armazenamento ao esquema mais recente',
      'Cria um armazenamento, ou leva um mais antigo ao esquema desta versão. "serve" faz o mesmo ao iniciar.',
    ),
    admin: command(
      'gerir parceiros, os seus direitos e as listas da verificação',
      'Gere parceiros, aplicações, funções, clientes, códigos e listas. Trabalha no próprio armazenamento, esteja ou não um serviço a usá-lo; um serviço em execução dá por isso em poucos segundos. Cada alteração é registada com quem a fez.',
    ),
    'admin apply': command(
      'aplicar um ficheiro de configuração declarativo',
      'Aplica um ficheiro de configuração, tudo ou nada, e mostra as alterações. Aplicá-lo de novo não altera nada.',
    ),
    'admin partner': command(
      'gerir as empresas parceiras',
      'Gere os parceiros: inquilinos cujos utilizadores e aplicações podem chamar o serviço.',
    ),
    'admin partner add': command('admitir uma empresa', 'Admite uma empresa.'),
    'admin partner change': command(
      'alterar nome, domínio, limites de pedidos ou prazos de análise',
      'Altera nome, domínio, limites de pedidos ou prazos de análise.',
    ),
    'admin partner remove': command(
      'retirar um parceiro',
      'Retira um parceiro sem clientes; os seus utilizadores perdem as funções. O registo de atividade conserva os seus dados.',
    ),
    'admin partner list': command('listar os parceiros', 'Lista todos os parceiros.'),
    'admin application': command(
      'as aplicações que podem chamar por um parceiro',
      `Gere que aplicações podem chamar por um parceiro e para quê: ${facts.rights}. "user" leva tokens dos utilizadores do parceiro; "app-read" e "app-write" são chamadas da aplicação sozinha. A aplicação do próprio painel não precisa de entrada.`,
    ),
    'admin application add': command(
      'registar uma aplicação',
      'Regista uma aplicação. Fica só com os direitos indicados.',
    ),
    'admin application change': command(
      'alterar para que está registada uma aplicação, ou o seu nome',
      'Altera para que está registada uma aplicação, ou o seu nome. Fica só com os direitos indicados.',
    ),
    'admin application remove': command(
      'terminar o registo de uma aplicação',
      'Termina o registo de uma aplicação; em segundos, as suas chamadas são rejeitadas.',
    ),
    'admin application list': command(
      'listar as aplicações de um parceiro',
      'Lista as aplicações de um parceiro e para que estão registadas.',
    ),
    'admin role': command(
      'gerir as funções CSP dos utilizadores de um parceiro',
      `Gere as funções CSP dos utilizadores de um parceiro: ${facts.cspRoles}. Os tokens não as levam.`,
    ),
    'admin role add': command(
      'dar funções a um utilizador',
      'Dá funções a um utilizador. Este perde as funções que não forem indicadas.',
    ),
    'admin role change': command(
      'alterar as funções ou o nome de um utilizador',
      'Altera as funções ou o nome de um utilizador. Este perde as funções que não forem indicadas.',
    ),
    'admin role remove': command(
      'retirar todas as funções a um utilizador',
      'Retira todas as funções a um utilizador, e o utilizador.',
    ),
    'admin role list': command(
      'listar os utilizadores de um parceiro',
      'Lista os utilizadores de um parceiro com as suas funções.',
    ),
    'admin gdap': command(
      'gerir as funções de diretório que um cliente concede',
      `Gere as funções de diretório que um cliente concede aos utilizadores de uma função CSP (GDAP). As que contam aqui são ${facts.directoryRoles}: uma qualificação governamental precisa de uma delas.`,
    ),
    'admin gdap add': command(
      'anotar que um cliente concedeu funções',
      'Anota que um cliente concedeu funções.',
    ),
    'admin gdap change': command(
      'anotar que funções um cliente concede, e só essas',
      'Anota que funções um cliente concede, e só essas.',
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
      'gerir os códigos de validação para clientes governamentais',
      'Gere os códigos de validação com que um parceiro qualifica clientes governamentais.',
    ),
    'admin code add': command('adicionar um código', 'Adiciona um código.'),
    'admin code change': command(
      'alterar para quem é um código, ou quantas utilizações tem',
      'Altera para quem é um código, ou quantas utilizações tem.',
    ),
    'admin code remove': command(
      'retirar um código por usar',
      'Retira um código que não qualificou nenhum cliente.',
    ),
    'admin code list': command(
      'listar os códigos de um parceiro',
      'Lista os códigos de um parceiro.',
    ),
    'admin customer': command(
      'gerir os clientes de um parceiro',
      'Gere os clientes de um parceiro, com os dados que a verificação lê. Os parceiros também criam clientes pela API.',
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
      'Termina a relação com um cliente. O que aconteceu fica registado.',
    ),
    'admin customer erase': command(
      'apagar para sempre os dados de um cliente',
      'Termina a relação com um cliente e apaga nomes, moradas, caixas de correio, domínios e notas. O registo de atividade está selado e fica como foi escrito até acabar o seu prazo; as respostas guardadas para pedidos repetidos desaparecem dentro de um dia. Não se pode desfazer.',
    ),
    'admin customer list': command(
      'listar os clientes de um parceiro',
      'Lista os clientes de um parceiro, por nome.',
    ),
    'admin allow-list': command(
      'domínios de instituições que as verificações têm por académicos',
      `Gere a lista do operador com os domínios de instituições que as verificações têm por académicos. ${entriesCover} Só aprova clientes cujo nome seja um dos da instituição.`,
    ),
    'admin allow-list add': command('pôr um domínio na lista', 'Põe um domínio na lista.'),
    'admin allow-list change': command(
      'alterar porque está um domínio na lista',
      'Altera porque está um domínio na lista.',
    ),
    'admin allow-list remove': command('retirar um domínio', 'Retira um domínio da lista.'),
    'admin allow-list list': command('listar os domínios', 'Lista os domínios e os seus motivos.'),
    'admin stop-list': command(
      'domínios cujos pedidos são recusados',
      `Gere a lista do operador com os domínios cujos pedidos são recusados. ${entriesCover}`,
    ),
    'admin stop-list add': command('pôr um domínio na lista', 'Põe um domínio na lista.'),
    'admin stop-list change': command(
      'alterar porque está um domínio na lista',
      'Altera porque está um domínio na lista.',
    ),
    'admin stop-list remove': command('retirar um domínio', 'Retira um domínio da lista.'),
    'admin stop-list list': command('listar os domínios', 'Lista os domínios e os seus motivos.'),
    'admin history': command(
      'listar as alterações dos operadores',
      'Lista as alterações dos operadores, das mais recentes às mais antigas; --json inclui os valores anteriores.',
    ),
    policy: command(
      'mostrar a política de verificação e verificar a sua',
      'Uma política de verificação transforma os resultados das verificações num veredicto: decide a primeira linha que se aplica. O serviço lê a sua do ficheiro que --policy ou ACCREDIT_POLICY indica.',
    ),
    'policy show': command(
      'mostrar a política em YAML',
      'Mostra a política em YAML: a configurada ou, sem ela, a predefinida, a partir da qual pode fazer a sua.',
    ),
    'policy check': command(
      'verificar um ficheiro de política',
      'Verifica um ficheiro de política e enumera todos os seus problemas.',
    ),
    audit: command(
      'verificar a integridade do registo de atividade',
      'Cada linha do registo de atividade está ligada às anteriores, e uma chave guardada fora da base de dados assina onde as cadeias terminam.',
    ),
    'audit verify': command(
      'encontrar linhas alteradas, retiradas, mudadas de lugar ou falsificadas',
      'Lê todo o registo de atividade, com ou sem um serviço em execução. Termina com 1 quando uma linha foi alterada, falta, está noutro lugar ou foi selada por outrem. As linhas que esperam pelo selo são indicadas e não são um erro.',
    ),
    'audit key': command(
      'mostrar as chaves públicas, para verificar o registo noutro lugar',
      'Mostra as chaves públicas que verificam o registo. Uma cópia delas basta para --audit-key de "audit verify".',
    ),
    backup: command(
      'copiar um armazenamento SQLite para um ficheiro',
      'Copia um armazenamento SQLite para um só ficheiro, mesmo que um serviço o esteja a usar: o armazenamento como era num momento, verificado antes de o ficheiro aparecer. As chaves da pasta de dados não vão nele; guarde uma cópia à parte. Um armazenamento PostgreSQL copia-se com as ferramentas dele, como pg_dump.',
    ),
    restore: command(
      'fazer um armazenamento SQLite de uma cópia de segurança',
      'Faz um armazenamento de uma cópia de segurança, numa pasta de dados que ainda não existe, está vazia ou só contém as chaves que guardou à parte; nunca por cima de outro. Ponha essas chaves ao lado antes de o servir. Um armazenamento PostgreSQL restaura-se com as ferramentas dele, como pg_restore.',
    ),
    move: command(
      'passar um armazenamento SQLite para PostgreSQL',
      'Copia tudo de um armazenamento SQLite para uma base de dados PostgreSQL vazia e compara ambos, linha a linha. Pare primeiro o serviço. Se for interrompido, execute-o de novo: continua onde parou, e nenhum serviço inicia sobre a base de dados antes de estar completa. O armazenamento antigo fica como está. Não há caminho de volta de PostgreSQL para SQLite.',
    ),
    customers: command(
      'listar os clientes do parceiro',
      'Lista os clientes do parceiro com o seu ID Microsoft.',
    ),
    customer: command(
      'mostrar um cliente',
      'Mostra um cliente com os seus perfis de empresa e de faturação.',
    ),
    codes: command(
      'listar os códigos de validação para clientes governamentais',
      'Lista os códigos de validação do parceiro para clientes governamentais.',
    ),
    qualify: command(
      'pedir a qualificação de um cliente',
      `Pede a qualificação de um cliente. O veredicto sobre ${facts.vetted} vem mais tarde; as outras têm efeito imediato.`,
    ),
    status: command(
      'mostrar as qualificações de um cliente',
      'Mostra as qualificações de um cliente com o estado da sua verificação.',
    ),
    explain: command(
      'explicar as qualificações de um cliente e o que fazer',
      'Explica o estado das qualificações de um cliente: a causa, o que fazer, se um novo pedido pode ajudar e quantos pedidos restam.',
    ),
    wait: command(
      'esperar pelo veredicto sobre um pedido',
      'Espera pelo veredicto sobre um pedido já feito. Uma recusa termina com o código 5.',
    ),
    ...bulkCommands,
    ...eventCommands,
    review: command(
      'decidir casos de verificação, como analista',
      'A análise. Exige um início de sessão com a função de aplicação Vetting.Review; na sandbox, --as reviewer1@vetting.accredit.test.',
    ),
    'review list': command('listar casos', 'Lista casos, dos mais antigos aos mais recentes.'),
    'review show': command(
      'mostrar um caso',
      'Mostra um caso: quem pediu, o que as verificações encontraram e o que foi feito.',
    ),
    'review assign': command(
      'ficar com um caso ou atribuí-lo',
      'Fica com um caso, ou dá-o a um colega.',
    ),
    'review release': command('devolver um caso', 'Devolve um caso à fila.'),
    'review note': command('acrescentar uma nota', 'Acrescenta uma nota que só os analistas veem.'),
    'review approve': command('aprovar um caso', 'Aprova um caso em análise.'),
    'review deny': command('recusar um caso', 'Recusa um caso em análise.'),
    'review confirm': command(
      'confirmar uma decisão',
      'Confirma a decisão de um colega, onde dois têm de concordar.',
    ),
    'review undo': command('retirar uma decisão', 'Retira uma decisão antes de o parceiro a ver.'),
    login: command(
      'iniciar sessão por código de dispositivo e guardá-la',
      'Inicia a sessão de um utilizador numa página Web e guarda-a cifrada para os comandos seguintes. Vale para um só serviço: o que --url ou --cloud indica. A chave fica no porta-chaves deste computador, onde houver um, senão num ficheiro que só você pode ler; com ACCREDIT_KEYRING=off, no ficheiro.',
    ),
    logout: command(
      'eliminar uma sessão guardada',
      'Elimina a sessão guardada para um serviço. Mais ninguém deixa de ter sessão.',
    ),
    token: command(
      'mostrar um token de acesso',
      'Mostra um token de acesso, p. ex. para curl: -H "Authorization: Bearer $(accredit token)"',
    ),
    doctor: command(
      'descobrir porque um token não é aceite',
      'Verifica um token de acesso regra a regra e experimenta-o depois numa leitura inofensiva. O token vem do ficheiro, da entrada padrão (-), de ACCREDIT_TOKEN ou da sessão guardada.',
    ),
    ...sandboxHelp,
    clock: command(
      'mostrar ou adiantar o relógio de uma sandbox',
      'Mostra o relógio de uma sandbox; --advance adianta-o primeiro.',
    ),
    completion: command(
      'mostrar o script de conclusão de uma shell',
      'Mostra o script com que uma shell completa comandos e opções.',
    ),
  }),
}

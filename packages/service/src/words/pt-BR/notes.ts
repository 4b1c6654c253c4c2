import type { Words } from '../words.ts'

/** Results, progress and notes of the commands, in Brazilian Portuguese. */
export const notes: Words['notes'] = {
  callers: {
    token: 'o token de ACCREDIT_TOKEN',
    refreshToken: ({ tenant }) => `o usuário de ACCREDIT_REFRESH_TOKEN em ${tenant}`,
    application: ({ id, tenant }) => `o aplicativo ${id} de ${tenant}`,
    sandboxApplication: 'o aplicativo da Contoso',
    login: ({ user }) => `${user ?? 'o usuário'} da sessão salva`,
  },
  calling: ({ service, who }) => `${service}, como ${who}`,
  correlation: ({ id }) => `ID de correlação ${id}`,
  tokenOf: ({ who }) => `token: ${who}`,
  storeAwaited: ({ held, milliseconds }, { duration }) =>
    `${held}; aguardando até ${duration(milliseconds)} para que o libere.`,
  verdictLater: ({ customerId }) => `O veredito vem mais tarde: accredit wait ${customerId}`,
  verdictAwaited: ({ qualification, state }) =>
    `Aguardando o veredito sobre ${qualification}: ${state}`,
  askingAgain: 'sem resposta no momento; perguntando de novo',
  noReason: 'nenhum motivo foi dado',
  notAhead: 'nada',
  toBeConfirmed: 'a confirmar',
  nobody: 'ninguém',
  worker: 'o serviço',
  earlier: ({ day }) => `Outro caso, ${day}`,
  confirmNeeded: ({ id }) => `Um segundo analista precisa confirmar: accredit review confirm ${id}`,
  shownLater: ({ at, id }) =>
    `O parceiro verá a decisão em ${at}; até lá, "accredit review undo ${id}" a retira.`,
  enterCode: ({ url, code }) => `Abra ${url} e digite o código ${code}`,
  keptIn: {
    keyring: 'criptografada, com a chave no chaveiro do sistema deste computador',
    file: 'criptografada, com a chave em um arquivo que só você pode ler',
  },
  notInKeyring: ({ because }) => `fora do chaveiro do sistema: ${because}`,
  allForgotten: 'Todas as sessões foram esquecidas.',
  signedOut: ({ service }) => `Você saiu de ${service}.`,
  notSignedIn: ({ service }) => `Ninguém estava conectado a ${service}.`,
  migrated: ({ version, name }) => `O armazenamento tem o esquema ${version} (${name}).`,
  distributed: ({ already, nodes, shards, tables }) =>
    `O banco de dados ${already ? 'já estava' : 'agora está'} distribuído por ${nodes} nós: ${tables.spread} tabelas com ${shards} fragmentos cada, ${tables.everywhere} em todos os nós, ${tables.coordinator} no coordenador.`,
  backedUp: (store, { number }) =>
    `Foi gravado um armazenamento com o esquema ${store.schema}: ${number(store.partners)} parceiros, ${number(store.customers)} clientes.`,
  restored: (store, { number }) =>
    `Foi restaurado um armazenamento com o esquema ${store.schema}: ${number(store.partners)} parceiros, ${number(store.customers)} clientes.`,
  keptApart: ({ files, folder }, { list }) =>
    `Fora do backup, guarde à parte: ${list(files)} em ${folder}`,
  putBeside: ({ files, folder }, { list }) =>
    `Fora do backup: antes de servi-lo, coloque em ${folder} o exemplar que você guardou de ${list(files)}.`,
  working: ({ place }) => `O Accredit está trabalhando em ${place}`,
  move: {
    opening: 'Abrindo os dois armazenamentos',
    read: ({ table }) => `Lendo ${table}`,
    move: ({ table }) => `Movendo ${table}`,
    verify: ({ table }) => `Comparando ${table}`,
    moved: ({ rows, to }, { number, plural }) =>
      `${number(rows)} ${plural(rows, { one: 'linha movida', other: 'linhas movidas' })} para ${to}, todas comparadas.`,
    copyFiles: ({ files, folder }, { list }) =>
      `Fora do banco de dados: copie ${list(files)} de ${folder} para a pasta de dados de cada nó.`,
    keyElsewhere: ({ folder }) =>
      `Fora do banco de dados: a chave que sela o registro de atividade também não está em ${folder}; cada nó precisa dela (ACCREDIT_AUDIT_KEY).`,
    oldStore: 'O armazenamento antigo ficou como estava; não o sirva de novo.',
  },
  noChange: 'Nada mudou: os valores já eram esses.',
  matchesFile: 'Nada a mudar: o serviço já corresponde ao arquivo.',
  dryRun: 'Nada foi alterado: foi só uma simulação.',
  stillInLog:
    'O log de gravações do armazenamento ainda contém os textos antigos, porque alguém está lendo um estado anterior. Execute o comando de novo mais tarde.',
  changed: {
    things: {
      application: 'aplicativo',
      code: 'código',
      customer: 'cliente',
      domain: 'domínio',
      grants: 'concessões',
      member: 'membro',
      partner: 'parceiro',
    },
    nothing: 'nada',
    unlimited: 'sem limite',
    none: 'nenhum',
    and: 'e',
  },
  ready: {
    ready: ({ service, url }) => `${service} está pronto: seu próprio Partner Center em ${url}`,
    serving: ({ url }) => `O Accredit está servindo em ${url}`,
    trust: ({ setting }) => `Os clientes em Node confiam nele com ${setting}`,
    policy: ({ file }) => `Os casos são decididos pela política de ${file}`,
    rescue: 'Para resgate, o armazenamento só é lido: as gravações recebem 503.',
    users: ({ user, others }, { either }) => `${user} (ou ${either(others)})`,
    paste: 'Cole isto em outro terminal:',
  },
  outlook: {
    desk: 'As verificações não puderam decidir; um analista examina o caso.',
    inReview: 'A solicitação foi aceita e está em análise.',
    wait: 'Aguarde o veredito, p. ex. com "accredit wait".',
    approved: 'O cliente tem direito às ofertas especiais, para sempre.',
    atOnce: 'Teve efeito imediato; esta qualificação nunca é analisada.',
    nothingToDo: 'Não há nada a fazer.',
    unknown: ({ status }) => `O serviço diz "${status}", que esta versão não conhece.`,
    askOperator: 'Pergunte a quem administra o serviço.',
    excluded: ({ other }) => `Nada pode ser feito: não pode ser combinada com ${other}.`,
    noRequestLeft: 'Todas as solicitações foram usadas; entre em contato com o suporte.',
    canHelp: 'pode ajudar',
    cannotHelp: 'por si só não ajuda',
  },
}

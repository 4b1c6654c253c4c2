import type { Words } from '../words.ts'

/** Results, progress and notes of the commands, in European Portuguese. */
export const notes: Words['notes'] = {
  callers: {
    token: 'o token de ACCREDIT_TOKEN',
    refreshToken: ({ tenant }) => `o utilizador de ACCREDIT_REFRESH_TOKEN em ${tenant}`,
    application: ({ id, tenant }) => `a aplicação ${id} de ${tenant}`,
    sandboxApplication: 'a aplicação da Contoso',
    login: ({ user }) => `${user ?? 'o utilizador'} da sessão guardada`,
  },
  calling: ({ service, who }) => `${service}, por ${who}`,
  correlation: ({ id }) => `ID de correlação ${id}`,
  tokenOf: ({ who }) => `token: ${who}`,
  storeAwaited: ({ held, milliseconds }, { duration }) =>
    `${held}; até ${duration(milliseconds)} à espera de que o liberte.`,
  verdictLater: ({ customerId }) => `O veredicto vem mais tarde: accredit wait ${customerId}`,
  verdictAwaited: ({ qualification, state }) =>
    `À espera do veredicto sobre ${qualification}: ${state}`,
  askingAgain: 'sem resposta neste momento; a perguntar de novo',
  noReason: 'não foi dado nenhum motivo',
  notAhead: 'nada',
  toBeConfirmed: 'por confirmar',
  nobody: 'ninguém',
  worker: 'o serviço',
  earlier: ({ day }) => `Outro caso, ${day}`,
  confirmNeeded: ({ id }) =>
    `Um segundo analista tem de a confirmar: accredit review confirm ${id}`,
  shownLater: ({ at, id }) =>
    `O parceiro vê-a em ${at}; até lá, "accredit review undo ${id}" retira-a.`,
  enterCode: ({ url, code }) => `Abra ${url} e introduza o código ${code}`,
  keptIn: {
    keyring: 'cifrada, com a chave no porta-chaves deste computador',
    file: 'cifrada, com a chave num ficheiro que só você pode ler',
  },
  notInKeyring: ({ because }) => `fora do porta-chaves: ${because}`,
  allForgotten: 'Todas as sessões foram esquecidas.',
  signedOut: ({ service }) => `Terminou a sessão em ${service}.`,
  notSignedIn: ({ service }) => `Não havia sessão iniciada em ${service}.`,
  migrated: ({ version, name }) => `O armazenamento tem o esquema ${version} (${name}).`,
  distributed: ({ already, nodes, shards, tables }) =>
    `A base de dados ${already ? 'já estava' : 'está agora'} distribuída por ${nodes} nós: ${tables.spread} tabelas com ${shards} fragmentos cada, ${tables.everywhere} em todos os nós, ${tables.coordinator} no coordenador.`,
  backedUp: (store, { number }) =>
    `Foi escrito um armazenamento com o esquema ${store.schema}: ${number(store.partners)} parceiros, ${number(store.customers)} clientes.`,
  restored: (store, { number }) =>
    `Foi restaurado um armazenamento com o esquema ${store.schema}: ${number(store.partners)} parceiros, ${number(store.customers)} clientes.`,
  keptApart: ({ files, folder }, { list }) =>
    `Fora da cópia, guarde à parte: ${list(files)} em ${folder}`,
  putBeside: ({ files, folder }, { list }) =>
    `Fora da cópia: antes de o servir, ponha em ${folder} o exemplar que guardou de ${list(files)}.`,
  working: ({ place }) => `O Accredit trabalha em ${place}`,
  move: {
    opening: 'A abrir os dois armazenamentos',
    read: ({ table }) => `A ler ${table}`,
    move: ({ table }) => `A mover ${table}`,
    verify: ({ table }) => `A comparar ${table}`,
    moved: ({ rows, to }, { number, plural }) =>
      `${number(rows)} ${plural(rows, { one: 'linha movida', other: 'linhas movidas' })} para ${to}, todas comparadas.`,
    copyFiles: ({ files, folder }, { list }) =>
      `Fora da base de dados: copie ${list(files)} de ${folder} para a pasta de dados de cada nó.`,
    keyElsewhere: ({ folder }) =>
      `Fora da base de dados: a chave que sela o registo de atividade também não está em ${folder}; cada nó precisa dela (ACCREDIT_AUDIT_KEY).`,
    oldStore: 'O armazenamento antigo ficou como estava; não o volte a servir.',
  },
  noChange: 'Nada mudou: os valores já eram esses.',
  matchesFile: 'Nada a mudar: o serviço já corresponde ao ficheiro.',
  dryRun: 'Nada foi alterado: foi só um ensaio.',
  stillInLog:
    'O registo de escritas do armazenamento ainda contém os textos antigos, porque alguém está a ler um estado anterior. Execute o comando de novo mais tarde.',
  changed: {
    things: {
      application: 'aplicação',
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
    ready: ({ service, url }) => `${service} está pronto: o seu próprio Partner Center em ${url}`,
    serving: ({ url }) => `O Accredit serve em ${url}`,
    trust: ({ setting }) => `Os clientes em Node confiam nele com ${setting}`,
    policy: ({ file }) => `Os casos são decididos pela política de ${file}`,
    rescue: 'Para salvamento, o armazenamento só é lido: as escritas recebem 503.',
    users: ({ user, others }, { either }) => `${user} (ou ${either(others)})`,
    paste: 'Cole isto noutro terminal:',
  },
  outlook: {
    desk: 'As verificações não puderam decidir; um analista vê o caso.',
    inReview: 'O pedido foi aceite e está a ser analisado.',
    wait: 'Espere pelo veredicto, p. ex. com "accredit wait".',
    approved: 'O cliente tem direito às ofertas especiais, para sempre.',
    atOnce: 'Teve efeito imediato; esta qualificação nunca é analisada.',
    nothingToDo: 'Nada há a fazer.',
    unknown: ({ status }) => `O serviço diz "${status}", que esta versão não conhece.`,
    askOperator: 'Pergunte a quem gere o serviço.',
    excluded: ({ other }) => `Nada se pode fazer: não se pode combinar com ${other}.`,
    noRequestLeft: 'Todos os pedidos estão gastos; contacte o suporte.',
    canHelp: 'pode ajudar',
    cannotHelp: 'só por si não ajuda',
  },
}

import type { Words } from '../words.ts'

/** Sentences that commands print, in Brazilian Portuguese. */
export const texts: Words['texts'] = {
  none: 'nenhuma',
  noLimit: 'sem limite',
  leftOf: ({ left, of }, { number }) => `${number(left)} de ${of === undefined ? '?' : number(of)}`,
  requestsLeft: ({ left, of, name }, { number }) =>
    `${number(left)} de ${number(of)}, para ${name}`,
  listen: {
    ready: ({ url }) => `Pronto: encaminhando para ${url}`,
    secret: ({ secret }) => `Segredo de assinatura: ${secret}`,
    lost: 'A conexão caiu; reconectando.',
    back: 'Conexão restabelecida; nada se perdeu.',
  },
  watch: {
    ready: ({ service, partnerId, inReview }, { number, plural }) =>
      `Pronto: acompanhando ${partnerId} em ${service}; ${plural(inReview, { one: `${number(inReview)} cliente`, other: `${number(inReview)} clientes` })} em análise`,
    looked: ({ inReview }, { number, plural }) =>
      `Consulta feita; ${plural(inReview, { one: `${number(inReview)} cliente`, other: `${number(inReview)} clientes` })} em análise.`,
    throttled: ({ time }) =>
      `O serviço quer menos solicitações; o acompanhamento continua em ${time}.`,
    gap: ({ from, to }) =>
      `O log de atividades não alcança a última consulta. Do que aconteceu entre ${from} e ${to}, só são avisados os veredictos de solicitações que estavam em análise.`,
    unreadable: ({ name, text }) =>
      `Não é possível ler ${name}; uma nova tentativa é feita na próxima consulta: ${text}`,
    nextAttempt: ({ time }) => `próxima tentativa em ${time}`,
    givenUp: 'sem mais tentativas até o acompanhamento ser iniciado de novo',
    over: 'nada mais é enviado para lá até o acompanhamento ser iniciado de novo',
  },
  webhooks: {
    secretOnce: 'Guarde o segredo agora; ele só é mostrado desta vez.',
    noAnswerYet:
      'Nenhuma tentativa foi feita em 20 segundos. Veja o estado do webhook com "accredit webhooks list".',
  },
  empty: {
    events: 'Nenhum evento.',
    webhooks: 'Nenhum webhook.',

    applications: 'Nenhum aplicativo.',
    codes: 'Nenhum código de validação.',
    customers: 'Nenhum cliente.',
    grants: 'Nada foi concedido.',
    changes: 'Nada foi alterado ainda.',
    domains: 'Nenhum domínio.',
    partners: 'Nenhum parceiro.',
    users: 'Nenhum usuário.',
    rows: 'Nenhuma linha.',
    cases: 'Nenhum caso.',
    qualifications: 'Nenhuma qualificação.',
    faults: 'Nenhuma falha.',
    requests: 'Nenhuma solicitação.',
    sandboxes: 'Nenhuma sandbox com nome.',
  },
  invalid: {
    address: 'Precisa ser um endereço http ou https, ou uma porta desta máquina.',
    guid: 'Precisa ser um GUID.',
    customerId: 'Precisa ser o ID Microsoft do cliente, um GUID; "accredit customers" os mostra.',
    oneOf: ({ allowed }) => `Precisa ser um destes: ${allowed}.`,
    count: 'Precisa ser um número inteiro acima de 0.',
    limit: 'Precisa ser um número inteiro de 1 a 10000.',
    port: 'Precisa ser uma porta de 0 a 65535.',
    terms: 'Precisa ser uma qualificação e um valor, p. ex. Education=5.',
    time: 'Precisa ser um tempo como 90s, 10m, 72h, 3d ou PT10M.',
    every: 'Precisa ser um tempo de pelo menos um segundo, como 5m.',
    logged: 'Precisa ser um dia ou uma hora dos últimos 89 dias, como 2026-11-01 ou 7d.',
    mailboxes: 'Precisam ser endereços de e-mail, separados por vírgulas.',
    since: 'Precisa ser um dia ou um instante como 2026-11-01, ou há quanto tempo foi, como 7d.',
    moment:
      'Precisa ser um dia ou um instante em ISO 8601, como 2027-01-31 ou 2027-01-31T12:00:00Z.',
  },
  parser: {
    error: 'Erro:',
    seeHelp: 'Adicione --help para ver o uso.',
    argument: ({ name, value, rule }) =>
      `o valor '${value}' não é válido para o argumento '${name}'. ${rule}`,
    option: ({ name, value, rule }) =>
      `o valor '${value}' não é válido para a opção '${name}'. ${rule}`,
    choices: ({ allowed }) => `As escolhas possíveis são ${allowed}.`,
    missingArgument: ({ name }) => `falta o argumento obrigatório '${name}'`,
    optionWithoutValue: ({ name }) => `falta o valor da opção '${name}'`,
    missingOption: ({ name }) => `falta a opção obrigatória '${name}'`,
    unknownOption: ({ name }) => `opção desconhecida '${name}'`,
    unknownCommand: ({ name }) => `comando desconhecido '${name}'`,
    excessArguments: ({ expected, names }) =>
      `argumentos demais: retire ${names}; este comando aceita ${expected}`,
    didYouMean: ({ names }) => `(Você quis dizer ${names}?)`,
  },
}

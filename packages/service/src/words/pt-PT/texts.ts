import type { Words } from '../words.ts'

/** Sentences that commands print, in European Portuguese. */
export const texts: Words['texts'] = {
  none: 'nenhuma',
  noLimit: 'sem limite',
  leftOf: ({ left, of }, { number }) => `${number(left)} de ${of === undefined ? '?' : number(of)}`,
  requestsLeft: ({ left, of, name }, { number }) =>
    `${number(left)} de ${number(of)}, para ${name}`,
  listen: {
    ready: ({ url }) => `Pronto: a reencaminhar para ${url}`,
    secret: ({ secret }) => `Segredo de assinatura: ${secret}`,
    lost: 'A ligação perdeu-se; a ligar de novo.',
    back: 'Ligação restabelecida; não se perdeu nada.',
  },
  watch: {
    ready: ({ service, partnerId, inReview }, { number, plural }) =>
      `Pronto: a acompanhar ${partnerId} em ${service}; ${plural(inReview, { one: `${number(inReview)} cliente`, other: `${number(inReview)} clientes` })} em análise`,
    looked: ({ inReview }, { number, plural }) =>
      `Consulta feita; ${plural(inReview, { one: `${number(inReview)} cliente`, other: `${number(inReview)} clientes` })} em análise.`,
    throttled: ({ time }) =>
      `O serviço pede menos pedidos; o acompanhamento continua dentro de ${time}.`,
    gap: ({ from, to }) =>
      `O registo de atividade não chega à última consulta. Do que aconteceu entre ${from} e ${to}, só são comunicados os veredictos de pedidos que estavam em análise.`,
    unreadable: ({ name, text }) =>
      `Não é possível ler ${name}; volta a tentar-se na próxima consulta: ${text}`,
    nextAttempt: ({ time }) => `próxima tentativa dentro de ${time}`,
    givenUp: 'sem mais tentativas até o acompanhamento ser iniciado de novo',
    over: 'nada mais é enviado para lá até o acompanhamento ser iniciado de novo',
  },
  webhooks: {
    secretOnce: 'Guarde já o segredo; só é mostrado desta vez.',
    noAnswerYet:
      'Não houve nenhuma tentativa em 20 segundos. Veja o estado do webhook com "accredit webhooks list".',
  },
  empty: {
    events: 'Nenhum evento.',
    webhooks: 'Nenhum webhook.',

    applications: 'Nenhuma aplicação.',
    codes: 'Nenhum código de validação.',
    customers: 'Nenhum cliente.',
    grants: 'Nada está concedido.',
    changes: 'Ainda nada foi alterado.',
    domains: 'Nenhum domínio.',
    partners: 'Nenhum parceiro.',
    users: 'Nenhum utilizador.',
    rows: 'Nenhuma linha.',
    cases: 'Nenhum caso.',
    qualifications: 'Nenhuma qualificação.',
    faults: 'Nenhuma falha.',
    requests: 'Nenhum pedido.',
    sandboxes: 'Nenhuma sandbox com nome.',
  },
  invalid: {
    address: 'Tem de ser um endereço http ou https, ou uma porta desta máquina.',
    guid: 'Tem de ser um GUID.',
    customerId: 'Tem de ser o ID Microsoft do cliente, um GUID; "accredit customers" mostra-os.',
    oneOf: ({ allowed }) => `Tem de ser um destes: ${allowed}.`,
    count: 'Tem de ser um número inteiro acima de 0.',
    limit: 'Tem de ser um número inteiro de 1 a 10000.',
    port: 'Tem de ser uma porta de 0 a 65535.',
    terms: 'Tem de ser uma qualificação e um valor, p. ex. Education=5.',
    time: 'Tem de ser um tempo como 90s, 10m, 72h, 3d ou PT10M.',
    every: 'Tem de ser um tempo de pelo menos um segundo, como 5m.',
    logged: 'Tem de ser um dia ou uma hora dos últimos 89 dias, como 2026-11-01 ou 7d.',
    mailboxes: 'Têm de ser endereços de e-mail, separados por vírgulas.',
    since: 'Tem de ser um dia ou um instante como 2026-11-01, ou há quanto tempo foi, como 7d.',
    moment:
      'Tem de ser um dia ou um instante em ISO 8601, como 2027-01-31 ou 2027-01-31T12:00:00Z.',
  },
  parser: {
    error: 'Erro:',
    seeHelp: 'Acrescente --help para ver a utilização.',
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
      `argumentos a mais: retire ${names}; este comando aceita ${expected}`,
    didYouMean: ({ names }) => `(Queria dizer ${names}?)`,
  },
}

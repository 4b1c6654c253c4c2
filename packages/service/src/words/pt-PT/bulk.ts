import type { BulkTexts } from '../words.ts'

/** Textos dos comandos em lote, em português europeu. */
export const bulk: BulkTexts = {
  outcomes: {
    total: 'linhas',
    ready: 'prontas',
    warning: 'prontas, com aviso',
    sent: 'já enviadas',
    pending: 'por enviar',
    unsettled: 'resposta desconhecida',
    accepted: 'aceites',
    refused: 'rejeitadas',
    duplicate: 'duplicadas',
    unknown: 'cliente desconhecido',
    inReview: 'em análise',
    approved: 'aprovadas',
    denied: 'recusadas',
    gone: 'removidas',
  },
  phases: {
    resolving: 'A procurar os clientes',
    checking: 'A verificar',
    sending: 'A enviar',
    following: 'À espera dos veredictos',
    done: 'Concluído',
  },
  checked: ({ ready, duplicate, refused, unknown }, { number }) =>
    `${number(ready)} prontas, ${number(duplicate)} duplicadas, ${number(refused)} rejeitadas, ${number(unknown)} com cliente desconhecido`,
  planned: ({ requests, perMinute, time }, { number, plural }) =>
    `${number(requests)} ${plural(requests, { one: 'pedido', other: 'pedidos' })}, cerca de ${time} a ${number(perMinute)} por minuto`,
  plannedFree: ({ requests, concurrency }, { number, plural }) =>
    `${number(requests)} ${plural(requests, { one: 'pedido', other: 'pedidos' })}, ${number(concurrency)} de cada vez; o serviço não impõe limite`,
  changed: ({ kept, open, removed }, { number }) =>
    `O ficheiro foi alterado desde a última execução: ${number(kept)} linhas já foram pedidas, ${number(open)} não; ${number(removed)} pedidos são de linhas que já não estão nele.`,
  unknownColumns: ({ names }) => `Estas colunas não são lidas: ${names}.`,
  rate: ({ perMinute }, { number }) => `${number(perMinute)} por min`,
  left: ({ time }) => `faltam ${time}`,
  next: ({ command }) => `A seguir: ${command}`,
  stopped: ({ command }) => `Parado. Nada se perdeu; continue com: ${command}`,
  written: ({ file, rows }, { number, plural }) =>
    rows === 0
      ? `O cabeçalho foi escrito em ${file}; não há linhas.`
      : `${number(rows)} ${plural(rows, { one: 'linha escrita', other: 'linhas escritas' })} em ${file}.`,
}

import type { BulkTexts } from '../words.ts'

/** Textos dos comandos em lote, em português brasileiro. */
export const bulk: BulkTexts = {
  outcomes: {
    total: 'linhas',
    ready: 'prontas',
    warning: 'prontas, com aviso',
    sent: 'já enviadas',
    pending: 'a enviar',
    unsettled: 'resposta desconhecida',
    accepted: 'aceitas',
    refused: 'rejeitadas',
    duplicate: 'duplicadas',
    unknown: 'cliente desconhecido',
    inReview: 'em análise',
    approved: 'aprovadas',
    denied: 'recusadas',
    gone: 'removidas',
  },
  phases: {
    resolving: 'Procurando os clientes',
    checking: 'Verificando',
    sending: 'Enviando',
    following: 'Aguardando os vereditos',
    done: 'Concluído',
  },
  checked: ({ ready, duplicate, refused, unknown }, { number }) =>
    `${number(ready)} prontas, ${number(duplicate)} duplicadas, ${number(refused)} rejeitadas, ${number(unknown)} com cliente desconhecido`,
  planned: ({ requests, perMinute, time }, { number, plural }) =>
    `${number(requests)} ${plural(requests, { one: 'solicitação', other: 'solicitações' })}, cerca de ${time} a ${number(perMinute)} por minuto`,
  plannedFree: ({ requests, concurrency }, { number, plural }) =>
    `${number(requests)} ${plural(requests, { one: 'solicitação', other: 'solicitações' })}, ${number(concurrency)} por vez; o serviço não impõe limite`,
  changed: ({ kept, open, removed }, { number }) =>
    `O arquivo foi alterado desde a última execução: ${number(kept)} linhas já foram solicitadas, ${number(open)} não; ${number(removed)} solicitações são de linhas que não estão mais nele.`,
  unknownColumns: ({ names }) => `Estas colunas não são lidas: ${names}.`,
  rate: ({ perMinute }, { number }) => `${number(perMinute)} por min`,
  left: ({ time }) => `faltam ${time}`,
  next: ({ command }) => `A seguir: ${command}`,
  stopped: ({ command }) => `Parado. Nada foi perdido; continue com: ${command}`,
  written: ({ file, rows }, { number, plural }) =>
    rows === 0
      ? `O cabeçalho foi gravado em ${file}; não há linhas.`
      : `${number(rows)} ${plural(rows, { one: 'linha escrita', other: 'linhas escritas' })} em ${file}.`,
}

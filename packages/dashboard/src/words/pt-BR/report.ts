import type { ReportPageWords } from '../words.ts'

/** Os textos do relatório. */
export const report: ReportPageWords = {
  title: 'Relatório',
  lead: 'Todos os clientes por qualificação, com estado, idade, solicitações restantes e próximo passo.',
  qualification: 'Qualificação',
  status: 'Estado',
  reason: 'Motivo',
  nextStep: 'Próximo passo',
  since: 'Mudou desde',
  all: 'Tudo',
  none: 'Sem qualificação',
  customer: 'Cliente',
  age: 'Idade',
  requested: 'Solicitada',
  changed: 'Mudou',
  requestsLeft: 'Solicitações restantes',
  oldest: 'Solicitação mais antiga',
  count: 'Número',
  groups: 'Clientes por qualificação',
  lines: 'Clientes por qualificação, com estado, idade, solicitações restantes e próximo passo',
  noMatch: 'Nada corresponde',
  noMatchText: 'Escolha outros filtros.',
  clear: 'Limpar filtros',
  parts: { set: 'Em vigor', open: 'Em análise', denied: 'Recusada', none: 'Nenhuma' },
}

import type { ReportPageWords } from '../words.ts'

/** Os textos do relatório. */
export const report: ReportPageWords = {
  title: 'Relatório',
  lead: 'Todos os clientes por qualificação, com estado, idade, pedidos restantes e passo seguinte.',
  qualification: 'Qualificação',
  status: 'Estado',
  reason: 'Motivo',
  nextStep: 'Passo seguinte',
  since: 'Mudou desde',
  all: 'Tudo',
  none: 'Sem qualificação',
  customer: 'Cliente',
  age: 'Idade',
  requested: 'Pedida',
  changed: 'Mudou',
  requestsLeft: 'Pedidos restantes',
  oldest: 'Pedido mais antigo',
  count: 'Número',
  groups: 'Clientes por qualificação',
  lines: 'Clientes por qualificação, com estado, idade, pedidos restantes e passo seguinte',
  noMatch: 'Nada corresponde',
  noMatchText: 'Escolha outros filtros.',
  clear: 'Limpar filtros',
  parts: { set: 'Em vigor', open: 'Em análise', denied: 'Recusada', none: 'Nenhuma' },
}

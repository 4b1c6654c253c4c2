import type { OverviewWords } from '../words.ts'

/** The texts of the figures. */
export const overview: OverviewWords = {
  title: 'Visão geral',
  lead: 'As qualificações especiais dos seus clientes em números.',
  report: 'Relatório por cliente',
  customers: 'Clientes',
  inReview: 'Em análise',
  weeks: 'Pedidos por semana',
  weeksText:
    'Resultado dos pedidos das últimas doze semanas. As semanas começam na segunda-feira, em UTC.',
  approved: 'Aprovados',
  denied: 'Recusados',
  open: 'Em aberto',
  requested: 'Pedidos',
  week: 'Semana de',
  asTable: 'Mostrar como tabela',
  asChart: 'Mostrar como gráfico',
  noRequests: 'Nenhum pedido nas últimas doze semanas',
  noRequestsText: 'Os novos pedidos aparecem aqui.',
  weekSummary: (week: string, approved: string, denied: string, open: string) =>
    `Semana de ${week}: ${approved} aprovados, ${denied} recusados, ${open} em aberto`,
  time: 'Tempo até o veredito',
  timeText: (count: string) => ({
    one: `${count} veredicto nas últimas doze semanas`,
    other: `${count} veredictos nas últimas doze semanas`,
  }),
  median: 'Mediana',
  p90: 'Percentil 90',
  noVerdicts: 'Nenhum veredito nas últimas doze semanas',
  age: 'Casos em aberto por idade',
  ages: {
    'under-1-day': 'Menos de um dia',
    '1-to-3-days': 'Um a três dias',
    'over-3-days': 'Mais de três dias',
  },
  noOpen: 'Nenhum caso em aberto',
  low: 'Códigos acabando',
  lowNone: 'Nenhum código está acabando',
  left: (left: string, max: string) => ({
    one: `${left} de ${max} uso disponível`,
    other: `${left} de ${max} usos disponíveis`,
  }),
}

import type { Words } from '../words.ts'

/** The texts of the customer list. */
export const customers: Words['customers'] = {
  title: 'Clientes',
  add: 'Adicionar cliente',
  addNeedsRole: 'Exige a função de agente administrativo ou de vendas',
  search: 'Procurar por nome, domínio ou ID Microsoft',
  filter: 'Estado',
  all: 'Todos os clientes',
  none: 'Nenhuma',
  inReview: 'Em análise',
  approved: 'Aprovada',
  denied: 'Recusada',
  byStatus: 'Por verificação',
  byQualification: 'Por qualificação',
  table: 'Clientes com o seu ID Microsoft e o estado das qualificações especiais',
  customer: 'Cliente',
  microsoftId: 'ID Microsoft',
  country: 'País/região',
  status: 'Qualificações especiais',
  relationship: 'Relação',
  companyName: 'Nome da empresa',
  domain: 'Domínio primário',
  noneYet: 'Ainda não tem clientes',
  noneYetText: 'Adicione o primeiro cliente; pode pedir uma qualificação especial ao mesmo tempo.',
  noMatch: 'Nenhum cliente corresponde',
  noMatchText:
    'A procura encontra qualquer parte dos nomes de empresas, dos domínios e dos domínios de correio eletrónico, a partir de três carateres, e IDs Microsoft completos.',
  clear: 'Limpar procura e filtro',
}

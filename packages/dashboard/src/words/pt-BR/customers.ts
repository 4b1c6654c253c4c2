import type { Words } from '../words.ts'

/** The texts of the customer list. */
export const customers: Words['customers'] = {
  title: 'Clientes',
  add: 'Adicionar cliente',
  addNeedsRole: 'Exige a função de agente administrador ou de vendas',
  search: 'Pesquisar por nome, domínio ou Microsoft ID',
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
    'A pesquisa encontra qualquer parte de nomes de empresas, domínios e domínios de e-mail, a partir de três caracteres, e Microsoft IDs completos.',
  clear: 'Limpar pesquisa e filtro',
}

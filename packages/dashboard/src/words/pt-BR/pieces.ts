import type { Words } from '../words.ts'

/** The words of the shared pieces. */
export const pieces: Words['pieces'] = {
  loading: 'Carregando…',
  tryAgain: 'Tentar novamente',
  signInAgain: 'Entrar novamente',
  signOut: 'Sair',
  correlationId: 'ID de correlação',
  serviceSays: 'O serviço diz',
  microsoftId: 'ID Microsoft',
  copy: (what: string) => `Copiar ${what}`,
  copied: (what: string) => `${what} copiado`,
  cannotCopy: 'O navegador não permitiu copiar. Selecione o texto e copie-o.',
  cancel: 'Cancelar',
  close: 'Fechar',
  previous: 'Página anterior',
  next: 'Próxima página',
  firstPage: 'Primeira página',
  range: (from: string, to: string, total: string) => `${from}–${to} de ${total}`,
  breadcrumbs: 'Localização',
  required: 'Este campo é obrigatório.',
  exportCsv: 'Exportar CSV',
  exporting: (count: string) => `Parar (${count} lidos)`,
  exported: (count: string) => `${count} linhas exportadas`,
}

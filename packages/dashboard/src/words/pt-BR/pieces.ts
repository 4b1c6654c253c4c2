import type { Words } from '../words.ts'

/** The words of the shared pieces. */
export const pieces: Words['pieces'] = {
  loading: 'Carregando…',
  tryAgain: 'Tentar novamente',
  signInAgain: 'Entrar novamente',
  signOut: 'Sair',
  correlationId: 'ID de correlação',
  openInspector: 'Abrir no inspetor',
  serviceSays: 'O serviço diz',
  microsoftId: 'ID Microsoft',
  microsoftIdOf: (name: string) => `ID Microsoft de ${name}`,
  copy: (what: string) => `Copiar ${what}`,
  copied: (what: string) => `Copiado: ${what}`,
  cannotCopy: 'O navegador não permitiu copiar. Selecione o texto e copie-o.',
  cancel: 'Cancelar',
  close: 'Fechar',
  discard: {
    title: 'Descartar as alterações?',
    text: 'O que você escreveu não foi salvo e será perdido.',
    stay: 'Continuar editando',
    leave: 'Descartar alterações',
  },
  previous: 'Página anterior',
  next: 'Próxima página',
  firstPage: 'Primeira página',
  range: (from: string, to: string, total: string) => `${from}–${to} de ${total}`,
  many: 'muitos',
  breadcrumbs: 'Localização',
  required: 'Este campo é obrigatório.',
  exportCsv: 'Exportar CSV',
  exporting: (count: string) => `Parar (${count} lidos)`,
  exported: (count: string) => ({
    one: `${count} linha exportada`,
    other: `${count} linhas exportadas`,
  }),
}

const list = (text: string) => text.trim().split(/\s+/)

/** Host labels, in many languages, that institutions use for mailboxes of students and alumni. */
const labels = new Set(
  list(`
  abiturient absolvent absolwent alu alum alumna alumnae antiguosalumnos anciens
  diak diakok diplomati eleve eleves elev elever elevi elevs estud estu etu etud ex-alumnos exalumno
  exalumnos exaluno exalunos foititis fellow-alumni grad gradmail grads graduate graduates hallgato
  hallgatok hocsinh leerling leerlingen learner learners laureati mezun mezunlar murid oppilas oppilaat
  opiskelija opiskelijat ogr ogrenci oud-leerlingen pelajar postgrad postgrads pupil pupils sinhvien
  siswa sluchacz stmail std stdnt stu stud studs sv tanulo tullab talib ucen ucenci ugrad
  uczen uczniowie undergrad undergrads undergraduate undergraduates zak zaci
  `),
)

/** Prefixes of such labels. */
const stems = list(`
  absolvent absolwent alumn aluno alunos antigosaluno ehemalig estudant estudiant etudiant mahasiswa
  ogrenci schueler scholier studen studier studint student
`)

/** Suffixes of such labels, as in `vustudent` and `oxfordalumni`. */
const ends = list('student students alumni alumnos alunos etudiants')

/**
 * Finds the label that marks a host for students or alumni: anyone who once attended can have a
 * mailbox there, so it does not represent the institution.
 * @example
 * studentLabelOf('mail.students.ox.ac.uk') // 'students'
 */
export function studentLabelOf(host: string): string | undefined {
  return host.split('.').slice(0, -1).find(isStudentLabel)
}

function isStudentLabel(label: string): boolean {
  const parts = [label, ...label.split(/[-_\d]+/)]
  return parts.some(
    (part) =>
      labels.has(part) ||
      stems.some((stem) => part.startsWith(stem)) ||
      ends.some((end) => part.endsWith(end)),
  )
}

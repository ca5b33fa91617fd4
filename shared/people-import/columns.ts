/** The columns that a list of residents may have, and what offices call them. Their order is free. */
import { Column } from './problem.ts';

export const REQUIRED: readonly Column[] = ['unit', 'name'];

/** Spellings that are known, without case, accents, spaces and signs. */
const SPELLINGS: Readonly<Record<Column, readonly string[]>> = {
  unit: [
    'unit',
    'unitnumber',
    'unitno',
    'apt',
    'apartment',
    'suite',
    'room',
    'unidad',
    'apartamento',
    'departamento',
    'appartement',
    'logement',
  ],
  name: [
    'name',
    'fullname',
    'resident',
    'residentname',
    'tenant',
    'nombre',
    'residente',
    'inquilino',
    'nom',
    'resident',
    'locataire',
  ],
  aliases: [
    'aliases',
    'alias',
    'othernames',
    'alsoknownas',
    'business',
    'company',
    'otrosnombres',
    'empresa',
    'autresnoms',
    'societe',
  ],
  language: ['language', 'lang', 'idioma', 'lengua', 'langue'],
  'low-reach': [
    'lowreach',
    'reach',
    'accessible',
    'wheelchair',
    'alcancebajo',
    'accesible',
    'portee',
    'accessible',
  ],
  'moved-away': ['movedaway', 'movedout', 'moved', 'semudo', 'demenage'],
  id: ['id', 'residentid', 'personid', 'identificador', 'identifiant'],
};

/** Null for a heading that is none of these: the column is left alone. */
export function columnOf(heading: string): Column | null {
  const plain = heading
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return Column.options.find((column) => SPELLINGS[column].includes(plain)) ?? null;
}

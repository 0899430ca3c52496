import { expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import type { Unit } from '../org/model.ts';
import { indexUnits } from '../org/resolve.ts';
import { directoryFor } from './review-directory.ts';

const unit = (id: string, name: string): Unit => ({ id, kind: 'bureau', name, fullName: name, parent: null, aliases: [], trades: [] });
const units = [unit('epd', '环境保护厅'), unit('transport', '交通运输厅')];
const directory = directoryFor(indexUnits({ day: localDate('2024-01-01'), city: '某市', units, groups: [] }));

it('finds a unit a document prints in traditional characters', () => {
  expect(directory.lookup('環境保護廳')?.units.map(({ id }) => id)).toEqual(['epd']);
  expect(directory.suggest('環境保護').map(({ unit: { id } }) => id)).toEqual(['epd']);
  expect(directory.lookup('運輸署')).toBeNull();
});

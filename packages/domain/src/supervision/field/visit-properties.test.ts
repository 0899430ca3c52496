import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, changes, emptyVisit, type FieldVisit, fromProperties, toProperties } from './visit-properties.ts';

const text = fc.string({ maxLength: 20 });
const id = fc.uuid();
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const place = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0),
});
const answer = fc.record({ value: text, note: text, photos: fc.array(id, { maxLength: 3 }) });
const item = fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/);
const visits: fc.Arbitrary<FieldVisit> = fc
  .record({
    startedAt: instant,
    endedAt: fc.option(instant),
    place: fc.option(place),
    accuracy: fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
    companions: fc.array(text, { maxLength: 3 }),
    answers: fc.dictionary(item, answer, { maxKeys: 5 }),
    signatureId: fc.option(id),
    signer: text,
    unsignedReason: text,
    handedIn: fc.boolean(),
  })
  .map((visit) => ({ ...visit, accuracy: visit.place === null ? null : visit.accuracy }));

describe('a visit as flat properties', () => {
  it('is the same visit again', () => {
    fc.assert(
      fc.property(visits, (visit) => {
        expect(fromProperties(toProperties(visit))).toEqual({ visit });
      }),
    );
  });

  it('needs only what has changed to become what it is now', () => {
    fc.assert(
      fc.property(visits, visits, (before, now) => {
        const told = { ...toProperties(before), ...changes(toProperties(before), toProperties(now)) };
        expect(fromProperties(told)).toEqual({ visit: now });
        expect(changes(toProperties(now), toProperties(now))).toEqual({});
      }),
    );
  });

  it('has one form, however a phone writes it', () => {
    expect(canonical({ startedAt: '2022-06-01T10:00:00+08:00', 'answer.cover': '[ "no", "未苫盖", [] ]' })).toEqual({
      startedAt: '2022-06-01T02:00:00.000Z',
      'answer.cover': '["no","未苫盖",[]]',
    });
    expect(canonical({ 'answer.cover': '' })).toEqual({ 'answer.cover': '' });
  });

  it.each([
    ['place', '[200,39,5]'],
    ['place', '[116,39,-1]'],
    ['place', 'here'],
    ['startedAt', 'yesterday'],
    ['handedIn', 'perhaps'],
    ['signatureId', '../etc/passwd'],
    ['companions', '{"length":1}'],
    ['answer.cover', '["no"]'],
    ['answer.cover', '["no","",["not an id"]]'],
    ['signer', '名'.repeat(61)],
    ['answer.cover', JSON.stringify(['no', '长'.repeat(2001), []])],
    ['answer.__proto__', '["no","",[]]'],
  ])('says that %s cannot be %s', (name, value) => {
    expect(fromProperties({ ...toProperties(emptyVisit('2022-06-01T02:00:00Z')), [name]: value })).toEqual({
      problems: [{ code: 'property_invalid', at: [name] }],
    });
  });
  it('says that it knows no other', () => {
    expect(fromProperties({ inspector: 'somebody' })).toEqual({ problems: [{ code: 'property_unknown', at: ['inspector'] }] });
  });
});

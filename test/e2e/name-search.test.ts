/** A label with a name and no unit: the courier finds the person on the keyboard, and the next parcel with one touch. */
import { AxeBuilder } from '@axe-core/playwright';
import { beginDelivery, expect, openHome, test } from './kiosk.ts';

test('a person is found by name, and the next parcel is for the same one', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const [one, two] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: one?.id });
  await page.getByRole('button', { name: 'Find by name' }).click();
  await expect(page.getByText('Two letters are enough to begin.')).toBeVisible();

  const name = one?.name ?? '';
  for (const letter of (name.split(' ').at(-1) ?? '').toUpperCase().slice(0, 4)) {
    await page.getByRole('button', { name: letter, exact: true }).click();
  }
  const found = page.getByRole('list', { name: 'People with that name' });
  const person = found.getByRole('button', { name: `Unit ${one?.unit}` });
  await expect(person).toBeVisible();
  expect(await found.textContent()).not.toContain(name);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await person.click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
  await expect(page.getByText(`Unit ${one?.unit}`)).toBeVisible();

  await kiosk.act('scanner', 'scan', { parcel: two?.id });
  await page.getByRole('button', { name: /^Same as last: .* unit / }).click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
  await expect(page.getByText(`Unit ${one?.unit}`)).toBeVisible();
});

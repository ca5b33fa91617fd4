/** The people of the unit, masked: enough to tell two of them apart, not enough to learn who lives here. */
import { maskedName } from '../../../shared/domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonList } from '../../ui/person-list.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { Classes } from './classes.tsx';

export function ChooseResident({ state, send }: IntakeScreenProps<'person'>) {
  const { intake, common } = useWords();
  const { unit, residents, classes } = state;
  const choose = (key: string) => {
    const resident = residents.find(({ id }) => id === key);
    if (resident !== undefined) send({ type: 'resident-chosen', resident });
  };
  return (
    <Page
      title={intake.personTitle}
      lead={residents.length === 0 ? intake.personNobody : common.unit(unit.name)}
      aside={<Classes selected={classes} send={send} />}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <PersonList
        label={intake.personLabel}
        people={residents.map(({ id, name }) => ({ key: id, maskedName: maskedName(name) }))}
        onChoose={choose}
        other={{ label: intake.personNotListed, onPress: () => send({ type: 'name-not-listed' }) }}
      />
    </Page>
  );
}

/** Which screen shows which state of a package in the hands of staff. */
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { Evidence, WhyLook } from './evidence.tsx';
import { PackageLife } from './package-life.tsx';
import { PackageSearch } from './package-search.tsx';
import {
  HoldUntil,
  MoveTo,
  NotTold,
  ReassignPerson,
  ReassignUnit,
  ReleaseTo,
  WhyThis,
} from './package-steps.tsx';

export function Packages({ state: { packages, visit }, send }: StaffScreenProps<'packages'>) {
  const { common } = useWords();
  switch (packages.at) {
    case 'search':
      return <PackageSearch packages={packages} send={send} />;
    case 'life':
      return <PackageLife key={packages.package} packages={packages} visit={visit} send={send} />;
    case 'zone':
      return <MoveTo send={send} />;
    case 'unit':
      return <ReassignUnit send={send} />;
    case 'person':
      return <ReassignPerson packages={packages} send={send} />;
    case 'until':
      return <HoldUntil send={send} />;
    case 'not-told':
      return <NotTold send={send} />;
    case 'identity':
      return <ReleaseTo send={send} />;
    case 'why':
      return <WhyThis packages={packages} send={send} />;
    case 'evidence-why':
      return <WhyLook send={send} />;
    case 'evidence':
      return <Evidence packages={packages} send={send} />;
    case 'evidence-asked':
    case 'asking-notice':
    case 'doing':
      return (
        <Page title={common.oneMoment}>
          <Waiting sentence={common.oneMoment} />
        </Page>
      );
  }
}

/** How full the places of the room are, the labels for their walls, and spare ones for packages. */
import { Printer } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { useAnswer, useRoom } from '../room.tsx';

interface ZonesProps {
  readonly mayPrint: boolean;
  readonly onPrint: () => void;
  readonly onPrintSpares: () => void;
}

export function Zones({ mayPrint, onPrint, onPrintSpares }: ZonesProps) {
  const { staff } = useWords();
  const formats = useFormats();
  const { directory } = useRoom();
  const occupied = useAnswer(({ questions }) => questions.occupied());
  const inZone = (id: string) => occupied?.get(id) ?? 0;
  return (
    <div className="board__section">
      <Table
        caption={staff.zones}
        columns={[
          { key: 'zone', heading: staff.zone, cell: (zone) => <bdi>{zone.name}</bdi> },
          {
            key: 'in',
            heading: staff.occupied,
            cell: (zone) => formats.number(inZone(zone.id)),
            align: 'end',
          },
          {
            key: 'free',
            heading: staff.free,
            align: 'end',
            cell: (zone) => {
              const free = zone.capacity - inZone(zone.id);
              return free > 0 ? formats.number(free) : <Badge tone="attention" word={staff.full} />;
            },
          },
        ]}
        rows={directory.zones}
        rowKey={(zone) => zone.id}
        nothing=""
      />
      {mayPrint && (
        <>
          <Button icon={Printer} wide onPress={onPrint}>
            {staff.printZoneLabels}
          </Button>
          <Button icon={Printer} wide onPress={onPrintSpares}>
            {staff.printSpareLabels}
          </Button>
        </>
      )}
    </div>
  );
}

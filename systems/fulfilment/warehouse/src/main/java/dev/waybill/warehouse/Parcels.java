package dev.waybill.warehouse;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.waybill.platform.Database;
import dev.waybill.platform.Ids;
import dev.waybill.warehouse.PackedParcel.Measures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The parcels, and the numbers that they are given. */
class Parcels {

    private final Database database;
    private final Sscc codes;
    private final Ids ids;

    Parcels(Database database, Sscc codes, Ids ids) {
        this.database = database;
        this.codes = codes;
        this.ids = ids;
    }

    /** Fresh labels; one that is not used leaves a gap in the numbers, which harms nobody. */
    List<Label> labels(int wanted) {
        if (wanted == 0) {
            return List.of();
        }
        return database
                .sql(
                        """
                        select nextval('warehouse.sscc_serial') from generate_series(1, :wanted)
                        """)
                .param("wanted", wanted)
                .query((row, _) -> row.getLong(1))
                .list()
                .stream()
                .map(serial -> new Label(ids.next(), codes.of(serial)))
                .toList();
    }

    /** The parcels of each job, in the order in which they were closed. */
    Map<UUID, List<PackedParcel>> of(Collection<UUID> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(
                        """
                        select * from warehouse.parcel
                        where job_id = any (:jobs::uuid[]) order by job_id, packed_at, sscc
                        """)
                .param("jobs", Database.uuids(jobs))
                .query(Parcels::read)
                .list()
                .stream()
                .collect(groupingBy(PackedParcel::jobId));
    }

    Optional<PackedParcel> find(UUID jobId, UUID parcelId) {
        return database.sql("select * from warehouse.parcel where id = :parcel and job_id = :job")
                .param("parcel", parcelId)
                .param("job", jobId)
                .query(Parcels::read)
                .optional();
    }

    void insert(List<PackedParcel> parcels) {
        if (parcels.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into warehouse.parcel (id, job_id, sscc, weight_grams, length_mm, width_mm,
                          height_mm, product_ids, quantities, packed_at)
                        select id, job_id, sscc, weight_grams, length_mm, width_mm, height_mm,
                          product_ids::uuid[], quantities::int[], packed_at
                        from unnest(:ids::uuid[], :jobs::uuid[], :codes::text[], :weights::int[],
                          :lengths::int[], :widths::int[], :heights::int[], :products::text[],
                          :quantities::text[], :times::timestamptz[])
                          as p (id, job_id, sscc, weight_grams, length_mm, width_mm, height_mm,
                            product_ids, quantities, packed_at)
                        """)
                .param("ids", Database.uuids(parcels, PackedParcel::id))
                .param("jobs", Database.uuids(parcels, PackedParcel::jobId))
                .param("codes", Database.texts(parcels, PackedParcel::sscc))
                .param("weights", Database.ints(parcels, each -> each.measures().weightGrams()))
                .param("lengths", Database.ints(parcels, each -> each.measures().lengthMm()))
                .param("widths", Database.ints(parcels, each -> each.measures().widthMm()))
                .param("heights", Database.ints(parcels, each -> each.measures().heightMm()))
                .param(
                        "products",
                        Database.texts(parcels, each -> Columns.array(each.units().keySet())))
                .param(
                        "quantities",
                        Database.texts(parcels, each -> Columns.array(each.units().values())))
                .param("times", Database.instants(parcels, PackedParcel::packedAt))
                .update();
    }

    private static PackedParcel read(ResultSet row, int index) throws SQLException {
        return new PackedParcel(
                Columns.id(row, "id"),
                Columns.id(row, "job_id"),
                row.getString("sscc"),
                new Measures(
                        row.getInt("weight_grams"),
                        row.getInt("length_mm"),
                        row.getInt("width_mm"),
                        row.getInt("height_mm")),
                requireNonNull(Columns.units(row, "product_ids", "quantities")),
                Columns.givenTime(row, "packed_at"));
    }
}
